// What the fake Vault knows: mounts with their secrets, tokens and what they may, leases, faults that a test wants.

import { randomBytes } from 'node:crypto';

export interface Version {
  /** Absent once destroyed. */
  data?: Readonly<Record<string, unknown>>;
  readonly created: number;
  deleted?: number;
  destroyed: boolean;
}

export interface VersionedSecret {
  readonly created: number;
  updated: number;
  current: number;
  maxVersions: number;
  casRequired: boolean;
  custom: Readonly<Record<string, string>> | null;
  /** Milliseconds after which a new version deletes itself; zero is never. */
  deleteAfter: number;
  readonly versions: Map<number, Version>;
}

export interface Role {
  /** Seconds. */
  readonly ttl: number;
  readonly maxTtl: number;
  readonly isRenewable: boolean;
}

export interface StaticRole {
  readonly username: string;
  password: string;
  rotated: number;
  readonly period: number;
}

export type Mount =
  | { readonly type: 'kv'; readonly version: '2'; readonly secrets: Map<string, VersionedSecret> }
  | { readonly type: 'kv'; readonly version: '1'; readonly secrets: Map<string, Readonly<Record<string, unknown>>> }
  | { readonly type: 'database'; readonly roles: Map<string, Role>; readonly statics: Map<string, StaticRole> }
  | { readonly type: 'cubbyhole' | 'pki' };

export interface Token {
  readonly accessor: string;
  readonly policies: readonly string[];
  readonly isRenewable: boolean;
  /** Milliseconds since 1970; undefined: never. */
  ends: number | undefined;
  readonly lasts: number;
  readonly latest: number;
}

export interface Lease {
  readonly token: string;
  readonly path: string;
  readonly isRenewable: boolean;
  ends: number;
  readonly latest: number;
}

export interface AppRole {
  readonly secretIds: Set<string>;
  readonly policies: readonly string[];
  /** Seconds. */
  readonly ttl: number;
  readonly maxTtl: number;
}

/** `path` may end in `*`. */
export interface Rule {
  readonly path: string;
  readonly can: readonly ('read' | 'list' | 'create' | 'update' | 'delete')[];
}

/** What is answered instead, as often as said (once unless said). */
export interface Fault {
  readonly method?: string;
  readonly path: RegExp;
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  times?: number;
  /** Done before the request is handled as always, where no status is given. */
  readonly meanwhile?: () => void;
}

export interface VaultState {
  /** Vault has no pages in listings and answers unknown tokens with an empty list of mounts. */
  flavour: 'openbao' | 'vault';
  /** Since Vault 1.10. */
  hasSubkeys: boolean;
  /** Milliseconds since 1970. */
  now: number;
  sealed: boolean;
  readonly namespaces: Map<string, Map<string, Mount>>;
  readonly tokens: Map<string, Token>;
  readonly policies: Map<string, readonly Rule[]>;
  readonly leases: Map<string, Lease>;
  /** Answers that wait to be fetched once, by their token. */
  readonly wrapped: Map<string, object>;
  readonly roles: Map<string, AppRole>;
  readonly users: Map<string, string>;
  readonly faults: Fault[];
  /** Method and path of what was asked, in its order. */
  readonly asked: string[];
  /** As it came, of the request that is handled. */
  lastBody: string;
  /** Characters of the answer before. */
  lastSize: number;
  /** Bytes of a request at most. */
  sizeLimit: number;
}

export function newState(): VaultState {
  return {
    flavour: 'openbao',
    hasSubkeys: true,
    now: Date.parse('2030-01-02T03:04:05.678Z'),
    sealed: false,
    namespaces: new Map([['', new Map()]]),
    tokens: new Map(),
    policies: new Map(),
    leases: new Map(),
    wrapped: new Map(),
    roles: new Map(),
    users: new Map(),
    faults: [],
    asked: [],
    lastBody: '',
    lastSize: 0,
    sizeLimit: 33_554_432,
  };
}

export const random = (): string => randomBytes(12).toString('hex');

/** As the server writes times: with nanoseconds. */
export const timeText = (time: number): string => new Date(time).toISOString().replace('Z', '123456Z');

/** `ttl` in seconds; zero: without end. */
export function addToken(
  state: VaultState,
  policies: readonly string[],
  { ttl = 0, maxTtl = 0, isRenewable = true } = {},
) {
  const token = `${state.flavour === 'vault' ? 'hvs.' : 's.'}${random()}`;
  state.tokens.set(token, {
    accessor: random(),
    policies,
    isRenewable: isRenewable && ttl > 0,
    ends: ttl > 0 ? state.now + ttl * 1000 : undefined,
    lasts: ttl * 1000,
    latest: maxTtl > 0 ? state.now + maxTtl * 1000 : Number.POSITIVE_INFINITY,
  });
  return token;
}

export function revokeToken(state: VaultState, token: string): void {
  state.tokens.delete(token);
  for (const [id, lease] of state.leases) if (lease.token === token) state.leases.delete(id);
}
