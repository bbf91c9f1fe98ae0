// Local vaults in tests: opened, filled, read; people who type passphrases; a machine without a keychain.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { StoreHost } from '../../../stores/host';
import local from '../../../stores/local';
import type { Store } from '../../../stores/store';

export const vaultOf = (host: StoreHost) => join(host.storage, 'vault.json');
export const open = (host: StoreHost, settings: Record<string, unknown> = {}): Store => local.open({ settings }, host);

/** All at once, as they would be imported. */
export async function fill(store: Store, secrets: Readonly<Record<string, string>>): Promise<Store> {
  const all = await Promise.all(Object.entries(secrets).map(([name, text]) => store.put!(name, text)));
  assert.ok(all.every(({ ok }) => ok));
  return store;
}

export async function textOf(store: Store, name: string, version?: string): Promise<string> {
  const secret = await store.get(name, version === undefined ? {} : { version });
  assert.ok(secret.ok, JSON.stringify(secret));
  return secret.value.text;
}

/** A person who types this, and counts how often they were asked. */
export function typing(...answers: readonly (string | undefined)[]) {
  const questions: string[] = [];
  const askHidden = async (question: string) => {
    questions.push(question);
    return answers[Math.min(questions.length, answers.length) - 1];
  };
  return { questions, askHidden };
}

export const noKeychain: StoreHost['credentials'] = {
  get: async () => undefined,
  set: async () => {
    throw new Error('no keychain');
  },
  delete: async () => {},
};
