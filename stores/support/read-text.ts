// Reads a text file that a store consists of: regular files only, up to a limit, UTF-8.

import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { cancelled, found, type ProblemKind, type Result, refused } from '../store';

interface Reading {
  /** Bytes. */
  readonly limit: number;
  readonly signal?: AbortSignal;
}

/** The text without its byte order mark, or why not. */
export async function readText(path: string, { limit, signal }: Reading): Promise<Result<string>> {
  try {
    if (signal?.aborted) return cancelled();
    // Asked before opening: opening a device or a pipe may already have an effect.
    const refusal = refusalOf(await stat(path), limit);
    if (refusal) return refusal;
    if (signal?.aborted) return cancelled();
    const file = await open(path, flags);
    try {
      return await readOpened(file, { limit, signal });
    } finally {
      await file.close();
    }
  } catch (error) {
    return problemOf(error);
  }
}

/** O_NONBLOCK: a pipe put in place after the question must not hang us. Absent on Windows, where it is not needed. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

async function readOpened(file: FileHandle, { limit, signal }: Reading): Promise<Result<string>> {
  const now = await file.stat();
  const refusal = refusalOf(now, limit);
  if (refusal) return refusal;
  const bytes = Buffer.alloc(now.size);
  try {
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return signal?.aborted ? cancelled() : decode(bytes.subarray(0, length));
  } finally {
    bytes.fill(0);
  }
}

/** Strict: a value with a replaced character would be another value. */
function decode(bytes: Uint8Array): Result<string> {
  try {
    return found(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused('unreadable', 'The file is not UTF-8 text.');
  }
}

function refusalOf(stats: { isFile(): boolean; readonly size: number }, limit: number) {
  if (!stats.isFile()) return refused('unavailable', 'This is not a regular file.');
  return stats.size > limit ? refused('unreadable', `The file is larger than ${limit / 1_000_000} MB.`) : undefined;
}

/** The error's own message holds the path. */
function problemOf(error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [kind, message] = problems[code] ?? (['unavailable', 'The file cannot be read.'] as const);
  return refused(kind, message);
}

const problems: Readonly<Record<string, readonly [ProblemKind, string]>> = {
  ENOENT: ['unavailable', 'The file does not exist.'],
  ENOTDIR: ['unavailable', 'The file does not exist.'],
  EACCES: ['denied', 'There is no permission to read the file.'],
  EPERM: ['denied', 'There is no permission to read the file.'],
};
