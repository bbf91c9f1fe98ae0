// What a store may use of its surroundings: the one network wrapper, programs, files of the user, a place for credentials.

import type { Result, StoreRequest } from './store';

export interface StoreHost {
  /** Of this process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder, absolute. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  /** Folders of the workspace, absolute: what lies in one came with a repository, and names no program and no address. */
  readonly workspace: readonly string[];
  readonly http: Http;
  readonly run: RunProgram;
  readonly credentials: Credentials;
  /** A folder of our own outside of every repository, absolute; made when it is written to. */
  readonly storage: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** False: nobody is there, or it is no moment for questions; they are answered as if nobody were there. */
  canAsk(): boolean;
  /** Asks the person for something that is not shown (a passphrase, a one-time code). Undefined: nobody is there, or nobody answers. */
  askHidden(question: string): Promise<string | undefined>;
  /** Asks for a yes: what would happen is in the question. False: nobody is there, or the answer is no. */
  confirm(question: string): Promise<boolean>;
  /** VS Code's own sign-in; absent on the command line. */
  signIn?(provider: 'microsoft', scopes: readonly string[]): Promise<string | undefined>;
}

/** Secrets of ours, as VS Code's SecretStorage keeps them. Keys are `cred:<store id>:<origin>` or begin with the store's id. */
export interface Credentials {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/**
 * One request and its answer, whatever its status. Only https, or http to loopback. Redirects are followed only to the same
 * origin, never by a request that changes something; never is a header sent elsewhere. Retries `idempotent` requests on 429, 502,
 * 503 and 504 and on broken connections, three times at most, as `Retry-After` says, up to ten seconds.
 * Problems: `unavailable` (offline, unknown host, TLS, timeout), `unreadable` (too large), `cancelled`; with fixed words.
 */
export type Http = (request: HttpRequest) => Promise<Result<HttpAnswer>>;

export interface HttpRequest extends StoreRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** May be sent twice; GET and HEAD are unless this is false. */
  readonly idempotent?: boolean;
  /** Milliseconds for the whole answer (default 20 s); the connection must stand in 5. */
  readonly timeout?: number;
  readonly tls?: {
    /** PEM, besides the system's. */
    readonly ca?: string;
    readonly cert?: string;
    readonly key?: string;
    readonly servername?: string;
  };
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 4 MiB. */
  readonly body: Uint8Array;
}

/**
 * Runs a program of the user's: found on the user's PATH in folders that are absolute and not in a workspace, or given absolute.
 * No shell; the working directory is the home folder. Secrets go in by `stdin` or `env`, never as arguments.
 * Problems: `unavailable` (not installed, not started, timeout), `unreadable` (too much output), `cancelled`.
 */
export type RunProgram = (program: string, args: readonly string[], options?: RunOptions) => Promise<Result<Ran>>;

export interface RunOptions extends StoreRequest {
  readonly stdin?: string | Uint8Array;
  /** Added to a small environment (PATH, HOME and the like). */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds (default 30 s). */
  readonly timeout?: number;
}

export interface Ran {
  readonly status: number;
  readonly stdout: Uint8Array;
  /** For telling causes apart; never to be shown or logged. */
  readonly stderr: string;
}
