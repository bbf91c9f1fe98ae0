// Downloads and unpacks once: a stamp beside the result says for which input it was made.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './folders';

/** The cache folder `name`, filled by `fill` unless that was done for exactly this `input`. */
export function once(name: string, input: unknown, fill: (folder: string) => void): string {
  const stamp = join(cacheFolder(), `${name}.stamp`);
  const wanted = JSON.stringify(input);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return cacheFolder(name);
  rmSync(join(cacheFolder(), name), { recursive: true, force: true });
  const folder = cacheFolder(name);
  fill(folder);
  writeFileSync(stamp, wanted);
  return folder;
}
