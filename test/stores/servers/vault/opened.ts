// For tests of the Vault store: a fake server for each file, fresh for each test, and stores that are opened on it.

import assert from 'node:assert/strict';
import type { StoreHost } from '../../../../stores/host';
import type { ProblemKind, Result, Store } from '../../../../stores/store';
import { createHttp } from '../../../../stores/support/http';
import vault from '../../../../stores/vault';
import { problemOf } from '../../contract';
import { testHost } from '../../support/test-host';
import { type FakeVault, startVault } from '../vault';
import { writeVersion } from './kv';
import { addToken, type Mount, type VaultState, type VersionedSecret } from './state';

export type Data = Readonly<Record<string, unknown>>;

export interface Opening {
  readonly settings?: Data;
  readonly host?: Partial<StoreHost>;
  /** Kept as the credential of the server; the root token unless said. */
  readonly credential?: string | null;
}

export interface Place {
  readonly at?: string;
  readonly namespace?: string;
}

export interface Fake {
  readonly state: VaultState;
  readonly url: string;
  /** May do everything. */
  readonly token: string;
  /** With the clock of the server, and no pauses. */
  hostWith(parts?: Partial<StoreHost>): StoreHost;
  open(opening?: Opening): Store;
  mount(at: string, made: Mount, namespace?: string): void;
  /** A mount of the second version with these secrets in it: `secret` unless said. */
  versioned(secrets?: Readonly<Record<string, Data>>, place?: Place): Map<string, VersionedSecret>;
  /** How often something like this was asked. */
  asksOf(pattern: RegExp): number;
}

export function withVault(title: string, tests: (fake: Fake) => void): void {
  let server: FakeVault;
  let token: string;
  const fake = fakeOf(
    () => server,
    () => token,
  );
  describe(title, () => {
    before(async () => {
      server = await startVault();
    });
    after(() => server.close());
    beforeEach(() => {
      server.reset();
      token = addToken(server.state, ['root']);
    });
    tests(fake);
  });
}

function fakeOf(server: () => FakeVault, token: () => string): Fake {
  const hostWith = (parts: Partial<StoreHost> = {}) =>
    testHost({ now: () => server().state.now, http: createHttp({ env: {}, sleep: async () => {} }), ...parts });
  const mount = (at: string, made: Mount, namespace = '') => {
    const { namespaces } = server().state;
    namespaces.set(namespace, (namespaces.get(namespace) ?? new Map<string, Mount>()).set(`${at}/`, made));
  };
  return {
    get state() {
      return server().state;
    },
    get url() {
      return server().url;
    },
    get token() {
      return token();
    },
    hostWith,
    mount,
    open: ({ settings = {}, host: parts, credential = token() } = {}) => {
      const host = hostWith(parts);
      if (credential !== null) void host.credentials.set(`cred:vault:${server().url}`, credential);
      return vault.open({ settings: { address: server().url, ...settings } }, host);
    },
    versioned: (secrets = {}, { at = 'secret', namespace = '' } = {}) => {
      const kept = new Map<string, VersionedSecret>();
      for (const [path, data] of Object.entries(secrets)) writeVersion(kept, path, { data, now: server().state.now });
      mount(at, { type: 'kv', version: '2', secrets: kept }, namespace);
      return kept;
    },
    asksOf: (pattern) => server().state.asked.filter((one) => pattern.test(one)).length,
  };
}

export function okOf<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

export const kindOf = (result: Result<unknown>): ProblemKind => problemOf(result).kind;
