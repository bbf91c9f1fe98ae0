// What the store asks of AWS, in words of ours: no type of the SDK is known outside of its bundle.

import type { StoreHost } from '../../host';
import type { Result, StoreRequest } from '../../store';
import type { AwsSettings } from './settings';

export interface AwsOptions {
  readonly settings: AwsSettings;
  readonly host: StoreHost;
  readonly sleep: Sleep;
}

/** Ends early, without an error, when the signal is aborted. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Nothing is asked before the first call; a login is kept until `close`. */
export interface AwsClient {
  /** As the settings, the environment or the profile say; undefined before the first call. */
  region(): string | undefined;
  read(id: string, at: VersionAt, request?: StoreRequest): Promise<Result<AwsValue>>;
  describe(id: string, request?: StoreRequest): Promise<Result<AwsFacts>>;
  /** Whether the service answers to this login. */
  check(request?: StoreRequest): Promise<Result<{ readonly mayList: boolean }>>;
  /** In the order of the service. */
  list(asked: { readonly limit: number; readonly token?: string }, request?: StoreRequest): Promise<Result<AwsPage>>;
  create(id: string, version: NewVersion, request?: StoreRequest): Promise<Result<void>>;
  /** Without stages it becomes the current one. */
  add(id: string, version: NewVersion, request?: StoreRequest): Promise<Result<void>>;
  /** Refuses with `conflict` when the label is not on `from` any more. */
  move(id: string, label: Move, request?: StoreRequest): Promise<Result<void>>;
  /** It can be recovered for a week. */
  remove(id: string, request?: StoreRequest): Promise<Result<void>>;
  restore(id: string, request?: StoreRequest): Promise<Result<void>>;
  /** Answers when the rotation has begun. */
  rotate(id: string, version: string, request?: StoreRequest): Promise<Result<void>>;
  close(): void;
}

export type VersionAt = { readonly version?: string; readonly stage?: string };

export interface NewVersion {
  /** A UUID of ours: sent twice, it is stored once. */
  readonly version: string;
  readonly text: string;
  readonly stages?: readonly string[];
}

export interface Move {
  readonly stage: string;
  readonly from?: string;
  /** Without it the label is removed. */
  readonly to?: string;
}

export interface AwsValue {
  /** Base64 where it is binary. */
  readonly text: string;
  readonly isBinary: boolean;
  readonly version: string;
}

/** Times in milliseconds since 1970. */
export interface AwsFacts {
  /** Labels by version. */
  readonly stages: ReadonlyMap<string, readonly string[]>;
  readonly changed?: number;
  readonly nextRotation?: number;
  readonly isDeleted: boolean;
  readonly hasRotation: boolean;
}

/** The version that has this label. */
export const versionWith = ({ stages }: AwsFacts, label: Label): string | undefined =>
  [...stages].find(([, labels]) => labels.includes(label))?.[0];

export type Label = 'AWSCURRENT' | 'AWSPENDING';

export interface AwsPage {
  readonly ids: readonly string[];
  readonly next?: string;
}
