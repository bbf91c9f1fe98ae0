// Small JSON files of ours: read with a schema, replaced as a whole so that a process that dies half-way loses nothing.

import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type * as z from 'zod';
import { replaceFile } from '../support/replace-file';

/** Undefined when the file is not there or is none of ours. */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Mode 0600; the folder is made, for its owner alone. Rejects when it cannot be written: then the old file stands. */
export async function replaceJson(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await replaceFile(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`), { mode: 0o600 });
}
