// Reading of files that a stranger may have prepared: only regular files, never more than a limit, no exception.

import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** O_NONBLOCK: a FIFO put in place between stat and open must not hang us. Absent on Windows, where it is not needed. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export type SafeRead = { readonly bytes: Buffer } | { readonly failed: string };

/** Bytes of a regular file of at most `limit` bytes, or why not, in words for people (never a path, never content). */
export async function safeRead(path: string, limit: number): Promise<SafeRead> {
  try {
    // Asked before opening: opening a device or a FIFO may already have an effect.
    const before = await stat(path);
    const refusal = refuse(before.isFile(), before.size, limit);
    if (refusal) return { failed: refusal };
    return await readOpened(path, limit);
  } catch (error) {
    return { failed: reasonOf(error) };
  }
}

/** Text of a small file (UTF-8, without BOM), undefined when it is absent, unreadable or too large. */
export async function readSmallText(path: string, limit = 4_000_000): Promise<string | undefined> {
  const read = await safeRead(path, limit);
  return 'bytes' in read ? read.bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined;
}

/** Words for the error of a file operation; the message of the error itself would hold the path. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (code ? `unreadable (${code})` : 'unreadable');
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'deleted while scanned',
  ENOTDIR: 'deleted while scanned',
  EACCES: 'no permission to read',
  EPERM: 'no permission to read',
  ELOOP: 'symbolic link loop',
  ENAMETOOLONG: 'path too long',
};

/** Why a file is not read; undefined when it may be. Sizes in bytes. */
export function refuse(isFile: boolean, size: number, limit: number): string | undefined {
  if (!isFile) return 'not a regular file';
  return size > limit ? `larger than ${Math.floor(limit / 1_000_000)} MB` : undefined;
}

async function readOpened(path: string, limit: number): Promise<SafeRead> {
  const file = await open(path, flags);
  try {
    const now = await file.stat();
    const refusal = refuse(now.isFile(), now.size, limit);
    if (refusal) return { failed: refusal };
    const bytes = Buffer.allocUnsafe(now.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { bytes: bytes.subarray(0, length) };
  } finally {
    await file.close();
  }
}
