// Writes a file whole or not at all: to a new file beside it, flushed, then renamed.

import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ProblemKind, refused } from '../store';

export interface Replacing {
  /** Permissions of the new file. */
  readonly mode: number;
  /** Asked last, right before the new file takes the place of the old one; whatever it throws leaves the old one. */
  readonly stillAllowed?: () => void;
}

/** Throws what the file system throws; what was there stays then. A link stays one: where it leads is replaced. */
export async function replaceFile(path: string, bytes: Uint8Array, { mode, stillAllowed }: Replacing): Promise<void> {
  const target = await whereItLeads(path);
  const beside = join(dirname(target), `${temporaryPrefix(target)}${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFlushed(beside, bytes, mode);
    stillAllowed?.();
    await renameOver(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  await flushFolder(dirname(target));
}

/** What the names of its unfinished copies begin with: they end with `.tmp`. */
export const temporaryPrefix = (path: string): string => `.${basename(path)}.`;

/** In our own words: the error's hold the path. */
export function writeProblemOf(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [kind, message] = problems[code] ?? (['unavailable', 'The file cannot be written.'] as const);
  return refused(kind, message);
}

const noPermission = ['denied', 'There is no permission to write the file.'] as const;
const full = ['unavailable', 'There is no space left to write the file.'] as const;
const problems: Readonly<Record<string, readonly [ProblemKind, string]>> = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
  ENOSPC: full,
  EDQUOT: full,
};

async function whereItLeads(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // Not there yet, or a link to nothing, which is replaced itself.
    return path;
  }
}

async function writeFlushed(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows refuses while a scanner or another window has the old file open: a matter of milliseconds. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let left = process.platform === 'win32' ? 20 : 0; ; left--) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (left === 0 || !['EPERM', 'EACCES', 'EBUSY'].includes(String(code))) throw error;
      await pause(25);
    }
  }
}

/** So that the new name outlives a power failure. Windows cannot open folders; some file systems cannot flush them. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch {
    // The file itself is whole and in its place; only how soon its name is on the disk is left to the system.
  } finally {
    await folder.close();
  }
}
