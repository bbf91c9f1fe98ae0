// Finds the SOPS files below a folder: bounded, without following links, and without the folders of tools.

import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cancelled, found, type Result } from '../../store';
import { readText } from '../../support/read-text';
import { sizeLimit } from './place';

const entryLimit = 5000;
const depthLimit = 8;
/** Bytes that are read of all files together. */
const readLimit = 64_000_000;
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Segments of each, in the order of their names. */
export async function findSopsFiles(
  folder: string,
  signal?: AbortSignal,
): Promise<Result<readonly (readonly string[])[]>> {
  const files: (readonly string[])[] = [];
  let left = readLimit;
  for await (const segments of filesBelow(folder)) {
    if (signal?.aborted) return cancelled();
    if (left <= 0) break;
    const text = await readText(join(folder, ...segments), { limit: Math.min(sizeLimit, left), signal });
    if (!text.ok) continue;
    left -= text.value.length;
    if (isSops(segments.at(-1)!, text.value)) files.push(segments);
  }
  return signal?.aborted ? cancelled() : found(files);
}

/** Breadth first, so that a large folder deep down hides nothing near the top. */
async function* filesBelow(folder: string): AsyncGenerator<readonly string[]> {
  const folders: (readonly string[])[] = [[]];
  let left = entryLimit;
  for (const segments of folders) {
    for (const entry of await entriesOf(join(folder, ...segments))) {
      if (left-- <= 0) return;
      const below = [...segments, entry.name];
      if (entry.isDirectory() && !skipped.has(entry.name) && below.length <= depthLimit) folders.push(below);
      else if (entry.isFile()) yield below;
    }
  }
}

/** A folder that cannot be read has no files for us. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** By the metadata at the top, without parsing: a list need not be certain, every use is. */
function isSops(name: string, text: string): boolean {
  if (!text.includes('sops')) return false;
  if (/\.ya?ml$/.test(name)) return /^(?:sops|"sops"|'sops'):/m.test(text);
  if (name.endsWith('.ini')) return false;
  if (text.trimStart().startsWith('{')) return hasBlock(text);
  return /^sops_version=/m.test(text) && /^sops_mac=/m.test(text);
}

function hasBlock(text: string): boolean {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'sops')) return false;
    const { sops } = json as { readonly sops: unknown };
    return typeof sops === 'object' && sops !== null && 'mac' in sops;
  } catch {
    return false;
  }
}
