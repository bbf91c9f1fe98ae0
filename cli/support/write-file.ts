// Writes a report whole or not at all: to a new file beside, then renamed.

import { randomBytes } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { reasonOf } from '../../server/workspace/reading/safe-read';
import { UsageError } from './arguments';

/** Throws a UsageError when the file cannot be written; what was there stays then. */
export async function writeWhole(path: string, text: string): Promise<void> {
  try {
    const target = await existing(path);
    // A pipe or a device is written to, not replaced.
    if (target && !target.isFile) await writeFile(target.path, text);
    else await replace(target?.path ?? path, text);
  } catch (error) {
    const reason = reasonOf(error).replace('deleted while scanned', 'its folder does not exist');
    throw new UsageError(`The file of --output cannot be written: ${reason.replace('to read', 'to write')}.`);
  }
}

async function replace(path: string, text: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Where a link leads, so that the link stays one. */
async function existing(path: string): Promise<{ readonly path: string; readonly isFile: boolean } | undefined> {
  try {
    const target = await realpath(path);
    return { path: target, isFile: (await stat(target)).isFile() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
