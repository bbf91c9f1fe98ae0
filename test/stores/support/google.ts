// A Google Cloud on this machine for tests, and stores that are logged in there.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import gcpSm from '../../../stores/gcp-sm';
import type { StoreHost } from '../../../stores/host';
import { refused, type Store } from '../../../stores/store';
import { createHttp } from '../../../stores/support/http';
import { type FakeGoogle, type Fault, startGoogle } from '../servers/gcp-sm';
import { newFolder, testHost } from './test-host';

export const project = 'a-project';
export let google: FakeGoogle;

/** Once for each file with tests of it. */
export function useGoogle(): void {
  before(async () => {
    google = await startGoogle();
  });
  after(() => google.stop());
}

/** Requests that may be repeated are, without waiting. */
export const http = createHttp({ env: {}, sleep: async () => undefined });
export const noProgram: StoreHost['run'] = async () => refused('unavailable', 'There is no such program.');

export const userFile = () => ({ type: 'authorized_user', ...google.user, token_uri: `${google.url}/token` });

/** A home folder with these application default credentials. */
export function homeWith(credentials: unknown): string {
  const home = newFolder();
  mkdirSync(join(home, '.config', 'gcloud'), { recursive: true });
  writeFileSync(join(home, '.config', 'gcloud', 'application_default_credentials.json'), JSON.stringify(credentials));
  return home;
}

export function openStore(parts: Partial<StoreHost> = {}, settings: Readonly<Record<string, unknown>> = {}): Store {
  const host = testHost({ http, run: noProgram, home: homeWith(userFile()), ...parts });
  return gcpSm.open({ settings: { project, endpoint: google.url, ...settings } }, host);
}

export function storeWith(secrets: Readonly<Record<string, string>>): Store {
  google.reset();
  for (const [name, text] of Object.entries(secrets)) google.add(`${project}/${name}`, text);
  return openStore();
}

export const textOf = async (store: Store, name: string, version?: string) => {
  const secret = await store.get(name, { version });
  assert.ok(secret.ok, JSON.stringify(secret));
  return secret.value.text;
};

export const fault = (path: RegExp, one: Omit<Fault, 'path' | 'times'>, times = 100) =>
  google.faults.push({ path, times, ...one });
