// Where the bench keeps what it downloads, builds and reports: a cache folder that git ignores.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..', '..');

/** A folder below the cache, made when it is not there. */
export function cacheFolder(...names: readonly string[]): string {
  const folder = join(root, '.cache', 'bench', ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
