// A fake cluster for a group of tests, and stores that reach it by a kubeconfig in a home folder of their own.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { StoreHost } from '../../../stores/host';
import k8s from '../../../stores/k8s';
import type { Result, Store, StorePlace } from '../../../stores/store';
import { problemOf } from '../contract';
import { type FakeCluster, startCluster } from '../servers/k8s';
import { testHost } from './test-host';

export interface Entries {
  readonly cluster?: Readonly<Record<string, unknown>>;
  readonly user?: Readonly<Record<string, unknown>>;
  readonly context?: Readonly<Record<string, unknown>>;
}

export interface Opening {
  /** Text of the kubeconfig. */
  readonly file?: string;
  readonly host?: Partial<StoreHost>;
  readonly place?: Partial<StorePlace>;
}

export interface UsedCluster {
  readonly cluster: FakeCluster;
  /** Lets in the user `developer`; another one for each test. */
  readonly token: string;
  /** One context, `dev`, whose namespace is `team`. */
  kubeconfig(entries?: Entries): string;
  openWith(opening?: Opening): Store;
  /** What the cluster keeps in the namespace `team`. */
  valueIn(name: string, key?: string): string | undefined;
}

/** To be called in a `describe`: one cluster for it, emptied before each test. */
export function useCluster(): UsedCluster {
  let cluster: FakeCluster;
  let token: string;
  before(async () => {
    cluster = await startCluster();
  });
  after(() => cluster.close());
  beforeEach(() => {
    token = randomBytes(16).toString('hex');
    reset(cluster, token);
  });
  const kubeconfig = (entries: Entries = {}) => kubeconfigFor(cluster, { user: { token }, ...entries });
  return {
    get cluster() {
      return cluster;
    },
    get token() {
      return token;
    },
    kubeconfig,
    openWith: ({ file = kubeconfig(), host: parts, place } = {}) => {
      const host = testHost(parts);
      mkdirSync(join(host.home, '.kube'), { recursive: true });
      writeFileSync(join(host.home, '.kube', 'config'), file);
      return k8s.open({ settings: {}, ...place }, host);
    },
    valueIn: (name, key = 'value') => {
      const data = cluster.secrets.get('team')?.get(name)?.data.get(key);
      return data === undefined ? undefined : Buffer.from(data, 'base64').toString();
    },
  };
}

function reset(cluster: FakeCluster, token: string): void {
  for (const kept of [cluster.secrets, cluster.tokens, cluster.powerless, cluster.confined]) kept.clear();
  cluster.faults.length = 0;
  cluster.expireMarks();
  cluster.tokens.set(token, 'developer');
  cluster.secrets.set('team', new Map());
}

const kubeconfigFor = ({ url, ca }: FakeCluster, { cluster, user, context }: Entries): string =>
  stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'dev',
    contexts: [{ name: 'dev', context: { cluster: 'local', user: 'me', namespace: 'team', ...context } }],
    clusters: [{ name: 'local', cluster: { server: url, ...dataOf('certificate-authority', ca), ...cluster } }],
    users: [{ name: 'me', user }],
  });

/** As a kubeconfig embeds a file. */
export const dataOf = (field: string, text: string) => ({ [`${field}-data`]: Buffer.from(text).toString('base64') });

export async function textOf(store: Store, name: string): Promise<string> {
  const secret = await store.get(name);
  assert.ok(secret.ok, JSON.stringify(secret));
  return secret.value.text;
}

export const kindOf = async (result: Promise<Result<unknown>>): Promise<string> => problemOf(await result).kind;
