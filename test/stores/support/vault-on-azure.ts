// A key vault on this machine for tests, and stores that are logged in there.

import assert from 'node:assert/strict';
import azureKv from '../../../stores/azure-kv';
import type { StoreHost } from '../../../stores/host';
import { refused, type Store } from '../../../stores/store';
import { createHttp } from '../../../stores/support/http';
import { type FakeVault, type Fault, startVault } from '../servers/azure-kv';
import { testHost } from './test-host';

export const vaultName = 'a-vault';
export let vault: FakeVault;

/** Once for each file with tests of it. */
export function useVault(): void {
  before(async () => {
    vault = await startVault();
  });
  after(() => vault.stop());
}

/** Requests that may be repeated are, without waiting. */
export const http = createHttp({ env: {}, sleep: async () => undefined });
export const noProgram: StoreHost['run'] = async () => refused('unavailable', 'There is no such program.');

/** Somebody who is signed in to every tenant. */
export const signIn: StoreHost['signIn'] = async (_, scopes) =>
  vault.newToken(scopes.find((one) => one.startsWith('VSCODE_TENANT:'))?.slice('VSCODE_TENANT:'.length));

export function openStore(parts: Partial<StoreHost> = {}, settings: Readonly<Record<string, unknown>> = {}): Store {
  const host = testHost({ http, run: noProgram, signIn, ...parts });
  return azureKv.open({ settings: { vault: vaultName, endpoint: vault.url, ...settings } }, host);
}

export function storeWith(secrets: Readonly<Record<string, string>>): Store {
  vault.reset();
  for (const [name, text] of Object.entries(secrets)) vault.add(name.replaceAll('_', '-'), text);
  return openStore();
}

export async function textOf(store: Store, name: string, version?: string): Promise<string> {
  const secret = await store.get(name, { version });
  assert.ok(secret.ok, JSON.stringify(secret));
  return secret.value.text;
}

export const fault = (path: RegExp, one: Omit<Fault, 'path' | 'times'>, times = 100) =>
  vault.faults.push({ path, times, ...one });
