// What all stores have in common: secrets under names, listed page by page and read one by one. One file per kind in this folder.

import type * as z from 'zod';
import type { StoreHost } from './host';

/** A kind of store that a person can choose. */
export interface StoreKind {
  /** As in references and the access log, for instance `vault`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: where its secrets come from. */
  readonly detail: string;
  /** Of its references; absent where nothing may refer to it. */
  readonly scheme?: string;
  /** `file`: the absolute path of a file that is chosen each time. `settings`: what the user configured, or nothing. */
  readonly opens: 'file' | 'settings';
  /** Its names are of files in the workspace folder: each folder has a store of its own. */
  readonly isOfFolder?: boolean;
  /** How its names are built, for people: `mount/path#field`. */
  readonly nameForm?: string;
  /** A name for a new secret in this store; `folder/name` unless said. */
  suggestName?(wanted: { readonly folder: string; readonly name: string }): string;
  /** What may be kept in the keychain so that we are let in; absent where the store's own login is all there is. */
  readonly signsIn?: SignIn;
  /** For the table of stores in the README. */
  readonly says: StoreSays;
  /** What may be set for it, each described; for the completion of settings and their page too. Absent: nothing. */
  settings?(): z.ZodType;
  /** Touches nothing yet: what is wrong with the place is the answer to the first question. */
  open(place: StorePlace, host: StoreHost): Store;
}

/** The credential is kept under `cred:<kind>:<origin>`. */
export interface SignIn {
  /** Asked for without showing what is typed. */
  question(settings: Readonly<Record<string, unknown>>): string;
  /** Address that it belongs to; only its origin counts. Undefined when none is set. */
  address(settings: Readonly<Record<string, unknown>>, env: Readonly<Record<string, string | undefined>>): unknown;
}

export interface StoreSays {
  /** How we are let in, in a few words. */
  readonly auth: string;
  readonly read: string;
  readonly write: string;
  readonly rotate: string;
  readonly list: string;
}

export interface StorePlace {
  /** Of a store that `opens` a file: its absolute path. */
  readonly file?: string;
  /** What the user calls it where several of one kind are configured. */
  readonly alias?: string;
  /** As the user's own settings have it, not checked yet: the kind does, with zod. Never from a repository. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Of the workspace: where paths in references begin (`sops://file#key`). */
  readonly folder?: string;
}

/**
 * One store at its place. Expected refusals are results; a value is in the result of `get` and nowhere else.
 * Nothing is kept between two calls but a login. A name is the part of a reference behind `://`, without its version:
 * segments and a field, percent-encoded (protocol/reference.ts reads and writes it).
 */
export interface Store {
  describe(): StoreDescription;
  /** Names only, sorted by UTF-16 code units over all pages of a folder. */
  list(request?: ListRequest): Promise<Result<NamePage>>;
  /** The secret of this name, exactly as it was stored. */
  get(name: string, request?: GetRequest): Promise<Result<Secret>>;
  /** Whether it can be used now. */
  health(request?: StoreRequest): Promise<Result<Health>>;
  /** Names (`…#field`) of the fields of a secret that holds several; absent where every secret is one text. */
  fields?(name: string, request?: StoreRequest): Promise<Result<readonly string[]>>;
  /** What is known of a secret without its value. Reads no value where the store can tell without. */
  about?(name: string, request?: StoreRequest): Promise<Result<SecretFacts>>;
  /** Writes a new version, or the first one. Nothing is changed when it refuses. */
  put?(name: string, text: string, request?: PutRequest): Promise<Result<Written>>;
  /** Takes back a write that nothing followed: what was there before is current again. */
  revert?(written: Written, request?: StoreRequest): Promise<Result<void>>;
  /** Steps of a rotation in which the new value is not current yet; absent where a new value is current at once. */
  readonly staged?: StagedRotation;
  /** Starts the store's own rotation and answers when it has ended. */
  rotate?(name: string, request?: StoreRequest): Promise<Result<Written>>;
  /** Makes an old version unreadable after its grace period; absent where the store cannot. */
  retire?(name: string, version: string, request?: StoreRequest): Promise<Result<void>>;
  /** Page of the store's console for people; undefined where it has none. */
  page?(name: string): string | undefined;
  /** Lets go of leases and logins that this object made. */
  close?(): Promise<void>;
}

export interface StagedRotation {
  /** Stores a value as pending: the current one stays current. */
  stage(name: string, text: string, request?: StoreRequest): Promise<Result<Written>>;
  /** The pending version becomes the current one. */
  promote(name: string, version: string, request?: StoreRequest): Promise<Result<Written>>;
  /** The pending version is let go. */
  discard(name: string, version: string, request?: StoreRequest): Promise<Result<void>>;
}

export interface StoreDescription {
  /** The id of its kind. */
  readonly kind: string;
  /** What it was opened with, in words for people: a path, a host, a project. Never a credential. */
  readonly place: string;
  /** True when `get` takes versions. */
  readonly hasVersions: boolean;
  /** Its values are what production runs on: asked before one is written to a file. */
  readonly isProduction?: boolean;
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
  /** One of `folders` of an earlier page; without it the top. */
  readonly folder?: string;
}

export interface NamePage {
  /** Whole names, the folder's included. */
  readonly names: readonly string[];
  /** Folders in this one, whole; each can be listed. They may come on any page. */
  readonly folders?: readonly string[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface GetRequest extends StoreRequest {
  /** Without it the current one. */
  readonly version?: string;
}

export interface PutRequest extends StoreRequest {
  /** Only if this is the current version (check-and-set); `null`: only if there is none yet. Else `conflict`. */
  readonly expected?: string | null;
}

export interface Secret {
  readonly text: string;
  /** Absent where the store has no versions. */
  readonly version?: string;
  /** Milliseconds since 1970: not to be kept or used longer. */
  readonly expires?: number;
  /** The bytes are no text: `text` is their base64. */
  readonly isBinary?: boolean;
}

/** What a write made: enough to take it back, and no value. */
export interface Written {
  readonly name: string;
  /** Absent where the store has no versions. */
  readonly version?: string;
  /** What was current before; `null` when there was nothing. */
  readonly previous?: string | null;
}

/** Times in milliseconds since 1970. */
export interface SecretFacts {
  readonly version?: string;
  /** Of the current version. */
  readonly changed?: number;
  readonly expires?: number;
  readonly nextRotation?: number;
  /** Deleted, and can be recovered. */
  readonly isDeleted?: boolean;
  readonly fields?: readonly string[];
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
  /** It would let us in after a login that only the person can do. */
  | 'login-needed'
  /** The store is not there, or does not answer. */
  | 'unavailable'
  /** It asked us to wait longer than we do. */
  | 'busy'
  /** Somebody else wrote in between. */
  | 'conflict'
  /** It answered something that is no answer: too large, another encoding, malformed. */
  | 'unreadable'
  /** The settings of this store are wrong or missing. */
  | 'misconfigured'
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
