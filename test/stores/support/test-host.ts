// The surroundings of a store in tests: a home folder of its own, the real network wrapper and program runner, no person.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreHost } from '../../../stores/host';
import { createHttp } from '../../../stores/support/http';
import { createRunner } from '../../../stores/support/program';

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Whatever is given replaces the ordinary part. Its home is empty and removed at the end. */
export function testHost(parts: Partial<StoreHost> = {}): StoreHost {
  const home = parts.home ?? newFolder();
  const kept = new Map<string, string>();
  const env = parts.env ?? {};
  return {
    env,
    home,
    platform: process.platform,
    workspace: [],
    http: createHttp({ env }),
    run: createRunner({ env: { PATH: process.env.PATH, ...env }, home, workspace: [] }),
    credentials: {
      get: async (key) => kept.get(key),
      set: async (key, value) => void kept.set(key, value),
      delete: async (key) => void kept.delete(key),
    },
    storage: join(home, 'storage'),
    now: () => Date.now(),
    canAsk: () => true,
    askHidden: async () => undefined,
    confirm: async () => false,
    ...parts,
  };
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'scabbard-store-'));
  folders.push(folder);
  return folder;
}
