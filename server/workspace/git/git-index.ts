// Reading of git's index (gitformat-index(5), versions 2 to 4): which paths are tracked. No git process.

import { join } from 'node:path';
import { safeRead } from '../reading/safe-read';
import type { Repository } from './repository';

export interface Tracked {
  /** Path relative to the repository's root, with `/`. */
  file(path: string): boolean;
  /** True when anything below this folder is tracked. */
  folder(path: string): boolean;
}

const indexLimit = 500_000_000;

/** Tracked paths of a working tree; undefined when there is no index yet or it cannot be read. */
export async function readTracked(repository: Repository): Promise<Tracked | undefined> {
  const read = await safeRead(join(repository.gitFolder, 'index'), indexLimit);
  const index = 'bytes' in read ? parseGitIndex(read.bytes, repository.hashBytes) : undefined;
  if (!index) return undefined;
  return trackedOf(
    index.sharedIndex ? [...index.paths, ...(await sharedPaths(repository, index.sharedIndex))] : index.paths,
  );
}

export interface GitIndex {
  readonly paths: readonly string[];
  /** Name (hex hash) of the shared index this one builds on, where the split index is in use. */
  readonly sharedIndex?: string;
}

/** Undefined for anything that is not a whole, well-formed index. `hashBytes` is 20 for SHA-1, 32 for SHA-256. */
export function parseGitIndex(bytes: Uint8Array, hashBytes: 20 | 32): GitIndex | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 12 + hashBytes || buffer.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = buffer.readUInt32BE(4);
  const count = buffer.readUInt32BE(8);
  const end = buffer.length - hashBytes;
  if (version < 2 || version > 4 || count > buffer.length / 40) return undefined;
  const entries = readEntries({ buffer, version, count, end, hashBytes });
  if (!entries) return undefined;
  const sharedIndex = sharedName(buffer.subarray(0, end), entries.next, hashBytes);
  return sharedIndex ? { paths: entries.paths, sharedIndex } : { paths: entries.paths };
}

interface Body {
  readonly buffer: Buffer;
  readonly version: number;
  readonly count: number;
  readonly end: number;
  readonly hashBytes: number;
}

function readEntries(body: Body): { readonly paths: readonly string[]; readonly next: number } | undefined {
  const paths: string[] = [];
  let previous: Buffer = Buffer.alloc(0);
  let offset = 12;
  let length = 0;
  for (let index = 0; index < body.count; index++) {
    const entry = readEntry(body, offset, previous);
    if (!entry) return undefined;
    // Compressed names let a small file grow without bound here.
    length += entry.name.length;
    if (length > indexLimit) return undefined;
    previous = entry.name;
    offset = entry.next;
    // An empty name is a change to an entry of the shared index, which has the name.
    if (entry.name.length > 0) paths.push(entry.name.toString('utf8'));
  }
  return { paths, next: offset };
}

function readEntry(body: Body, start: number, previous: Buffer) {
  const { buffer, version, end, hashBytes } = body;
  const flagsAt = start + 40 + hashBytes;
  if (flagsAt + 2 > end) return undefined;
  const extended = version >= 3 && (buffer.readUInt16BE(flagsAt) & 0x4000) !== 0;
  const nameAt = flagsAt + (extended ? 4 : 2);
  if (version === 4) return compressedName(body, nameAt, previous);
  const nul = buffer.indexOf(0, nameAt);
  if (nul < 0 || nul >= end) return undefined;
  // One to eight NULs pad the entry to a multiple of eight bytes.
  const next = start + ((nul - start + 8) & ~7);
  return next > end ? undefined : { name: buffer.subarray(nameAt, nul), next };
}

/** Version 4: how many bytes of the previous name to drop, then the rest of this one. */
function compressedName({ buffer, end }: Body, nameAt: number, previous: Buffer) {
  let at = nameAt;
  let byte = buffer[at++] ?? 0;
  let drop = byte & 0x7f;
  while (byte & 0x80) {
    if (at >= end || drop > previous.length) return undefined;
    byte = buffer[at++]!;
    drop = (drop + 1) * 128 + (byte & 0x7f);
  }
  const nul = buffer.indexOf(0, at);
  if (nul < 0 || nul >= end || drop > previous.length) return undefined;
  const name = Buffer.concat([previous.subarray(0, previous.length - drop), buffer.subarray(at, nul)]);
  return { name, next: nul + 1 };
}

/** The `link` extension of a split index names the shared one. */
function sharedName(buffer: Buffer, start: number, hashBytes: number): string | undefined {
  for (let at = start; at + 8 <= buffer.length; ) {
    const size = buffer.readUInt32BE(at + 4);
    if (buffer.toString('latin1', at, at + 4) === 'link' && size >= hashBytes && at + 8 + hashBytes <= buffer.length) {
      const name = buffer.toString('hex', at + 8, at + 8 + hashBytes);
      return /^0+$/.test(name) ? undefined : name;
    }
    at += 8 + size;
  }
  return undefined;
}

/** Entries deleted since are still listed here; at worst a file removed from git moments ago counts as tracked. */
async function sharedPaths(repository: Repository, name: string): Promise<readonly string[]> {
  const read = await safeRead(join(repository.gitFolder, `sharedindex.${name}`), indexLimit);
  return 'bytes' in read ? (parseGitIndex(read.bytes, repository.hashBytes)?.paths ?? []) : [];
}

function trackedOf(paths: readonly string[]): Tracked {
  const files = new Set(paths);
  const folders = new Set<string>();
  for (const path of paths) {
    for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
      const folder = path.slice(0, cut);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return { file: (path) => files.has(path), folder: (path) => folders.has(path) };
}
