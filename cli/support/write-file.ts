// Writes a report whole or not at all: to a new file beside, then renamed.

import { randomBytes } from 'node:crypto';
import { access, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from '../../server/workspace/reading/safe-read';
import { UsageError } from './arguments';

/** Throws a UsageError when the file cannot be written; what was there stays then. */
export async function writeWhole(path: string, text: string): Promise<void> {
  try {
    const mode = await modeOf(path);
    if (mode === undefined) return await replace(path, text, 0o666);
    if (mode === 'no file') return await writeFile(path, text);
    // A rename would not ask: a file that may not be written is kept.
    await access(path, constants.W_OK);
    // Where a link leads, so that the link stays one.
    await replace(await realpath(path), text, mode);
  } catch (error) {
    throw new UsageError(`The file of --output cannot be written: ${whyNot(error)}.`);
  }
}

async function replace(path: string, text: string, mode: number): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(beside, text, { flag: 'wx', mode });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * The permissions of a file; `no file` for a pipe, a device or a folder, which must be written to, never replaced. Asked by
 * stat: what /dev/stdout leads to has no path that realpath could name.
 */
async function modeOf(path: string): Promise<number | 'no file' | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.mode & 0o777 : 'no file';
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function whyNot(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'its folder does not exist';
  if (code === 'EISDIR') return 'it is a folder';
  return reasonOf(error).replace('to read', 'to write').replace('unreadable', 'not possible');
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
