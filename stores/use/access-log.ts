// The access log: every access to a store as a JSON line in the extension's own folder. Names and outcomes, never a value.

import { appendFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProblemKind } from '../store';

export interface Access {
  /** Id of the command that asked. */
  readonly by: string;
  /** Account name of the person on this machine. */
  readonly who?: string;
  /** Id of the store's kind. */
  readonly store: string;
  /** What the store was opened with. */
  readonly place: string;
  /** Absent when names were listed. */
  readonly name?: string;
  readonly action: AccessAction;
  readonly outcome: 'ok' | ProblemKind;
}

/**
 * Names were listed; one value was read to go somewhere (`run`: into a program's environment, `compare`: to be compared in
 * memory); one was written (`put`), taken back, staged, promoted, discarded or retired; only a reference was written down.
 */
export type AccessAction = 'list' | 'about' | ValueUse | StoreWrite | 'insert-reference';
export type ValueUse = 'copy' | 'peek' | 'set' | 'run' | 'compare';
export type StoreWrite = 'put' | 'revert' | 'stage' | 'promote' | 'discard' | 'rotate' | 'retire';

export interface AccessLog {
  /** Path of the file that is written to now. */
  readonly file: string;
  /** Resolves when the line is written; rejects when it cannot be: nothing may be handed out then. */
  record(access: Access): Promise<void>;
}

interface Options {
  readonly folder: string;
  readonly now: () => Date;
  /** Account name of the person on this machine. */
  readonly who?: string;
  /** Bytes of one file at most. */
  readonly limit?: number;
  /** Older files that are kept. */
  readonly kept?: number;
}

/** Several windows may write: each line is one append, and a full file moves aside under a name of its own. */
export function createAccessLog({ folder, now, who, limit = 1_000_000, kept = 5 }: Options): AccessLog {
  const file = join(folder, 'access-log.jsonl');
  let last: Promise<void> = Promise.resolve();
  const write = async (access: Access): Promise<void> => {
    const time = now().toISOString();
    const line = lineOf(time, { ...(who !== undefined && { who }), ...access });
    await mkdir(folder, { recursive: true });
    if ((await sizeOf(file)) + Buffer.byteLength(line) > limit) {
      await moveAside(file, join(folder, `access-log.${time.replaceAll(':', '-')}.jsonl`));
      await dropOldest(folder, kept);
    }
    await appendFile(file, line, { mode: 0o600 });
  };
  return {
    file,
    record: (access) => {
      const written = last.then(() => write(access));
      last = written.catch(() => undefined); // The caller hears of it; the next line is tried anew.
      return written;
    },
  };
}

/** Field by field: what else an object may carry stays out. */
function lineOf(time: string, { by, who, store, place, name, action, outcome }: Access): string {
  return `${JSON.stringify({ time, who, by, store, place, name, action, outcome })}\n`;
}

/** Bytes; 0 for a file that is not there. */
async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(ignoreMissing))?.size ?? 0;
}

/** Never onto a file that is there: the log rather grows by a line. */
async function moveAside(file: string, target: string): Promise<void> {
  if ((await sizeOf(target)) === 0) await rename(file, target).catch(ignoreMissing);
}

async function dropOldest(folder: string, kept: number): Promise<void> {
  const older = (await readdir(folder)).filter((name) => /^access-log\..+\.jsonl$/.test(name)).sort();
  for (const name of older.slice(0, Math.max(older.length - kept, 0))) await rm(join(folder, name), { force: true });
}

/** Another window may have been faster. */
function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
