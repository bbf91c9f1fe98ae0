// What all stores have in common: secrets under names, listed page by page and read one by one. One file per kind in this folder.

/** A kind of store that a person can choose. */
export interface StoreKind {
  /** As in references and the access log, for instance `env-file`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: where its secrets come from. */
  readonly detail: string;
  /** What `open` takes: the absolute path of a file. */
  readonly opens: 'file';
  /** Touches nothing yet: what is wrong with the place is the answer to the first question. */
  readonly open: (place: string) => Store;
}

/**
 * One store at its place. Expected refusals are results; a value is in the result of `get` and nowhere else.
 * Nothing is kept between two calls.
 */
export interface Store {
  describe(): StoreDescription;
  /** Names only, sorted by UTF-16 code units over all pages. */
  list(request?: ListRequest): Promise<Result<NamePage>>;
  /** The secret of this name, exactly as it was stored. */
  get(name: string, request?: GetRequest): Promise<Result<Secret>>;
  /** Whether it can be used now. */
  health(request?: StoreRequest): Promise<Result<Health>>;
}

export interface StoreDescription {
  /** The id of its kind. */
  readonly kind: string;
  /** What it was opened with. */
  readonly place: string;
  /** True when `get` takes versions. */
  readonly hasVersions: boolean;
}

export interface StoreRequest {
  /** Ends the call with the problem `cancelled`. */
  readonly signal?: AbortSignal;
}

export interface ListRequest extends StoreRequest {
  /** From the page before; without it the first page. */
  readonly cursor?: string;
  /** Names per page at most; the store may give fewer. */
  readonly limit?: number;
}

export interface NamePage {
  readonly names: readonly string[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface GetRequest extends StoreRequest {
  /** Without it the current one. */
  readonly version?: string;
}

export interface Secret {
  readonly text: string;
  /** Absent where the store has no versions. */
  readonly version?: string;
}

export interface Health {
  /** A sentence for people. */
  readonly summary: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: StoreProblem };

export interface StoreProblem {
  readonly kind: ProblemKind;
  /** A sentence for people in our own words: never foreign error text, never anything that was read or asked for. */
  readonly message: string;
}

export type ProblemKind =
  /** The store works and has no such name or version. */
  | 'not-found'
  /** The store is there and does not let us in. */
  | 'denied'
  /** The store is not there, or does not answer. */
  | 'unavailable'
  /** It answered something that is no answer: too large, another encoding, malformed. */
  | 'unreadable'
  /** Understood, and beyond what this store can do. */
  | 'unsupported'
  | 'cancelled';

export const found = <T>(value: T): Result<T> => ({ ok: true, value });

export const refused = (
  kind: ProblemKind,
  message: string,
): { readonly ok: false; readonly problem: StoreProblem } => ({
  ok: false,
  problem: { kind, message },
});

export const cancelled = () => refused('cancelled', 'The request was cancelled.');
