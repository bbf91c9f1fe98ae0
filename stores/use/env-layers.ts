// The variables that a program would be given: env files of a folder in their order, over them what the environment has.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'dotenv';
import { withReferenceFields } from '../../protocol/env-references';
import type { Variable } from './resolve';

export interface LayersRequest {
  /** Where the program starts, absolute. */
  readonly folder: string;
  /** Env files to read instead of the usual ones, absolute, the last one wins. */
  readonly files?: readonly string[];
  /** `production` reads `.env.production` too. */
  readonly mode?: string;
  /** Of the process: wins over files, as with every loader of env files. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Layers {
  /** Folder of the env files, whose list of secrets is approved; the one asked for where there are none. */
  readonly home: string;
  readonly variables: readonly Variable[];
  readonly files: readonly string[];
}

/** Bytes. */
const sizeLimit = 1_000_000;

/** `.env`, `.env.local`, `.env.<mode>`, `.env.<mode>.local` of the nearest folder upward that has any. Throws for a named file that cannot be read. */
export async function readLayers({ folder, files, mode, env }: LayersRequest): Promise<Layers> {
  const found = files ? { home: folder, texts: await readNamed(files) } : await nearest(folder, namesFor(mode));
  const values = new Map<string, string>();
  for (const { text } of found.texts)
    for (const [name, value] of Object.entries(withReferenceFields(text, parse(text, { fast: true }))))
      values.set(name, value);
  // What the environment has for a name of the files, or as a reference, is part of what is resolved.
  for (const [name, value] of Object.entries(env)) if (value !== undefined) values.set(name, value);
  return {
    home: found.home,
    variables: [...values].map(([name, value]) => ({ name, value })),
    files: found.texts.map(({ path }) => path),
  };
}

const namesFor = (mode: string | undefined): readonly string[] => [
  '.env',
  '.env.local',
  ...(mode ? [`.env.${mode}`, `.env.${mode}.local`] : []),
];

interface EnvText {
  readonly path: string;
  readonly text: string;
}

const readNamed = (files: readonly string[]): Promise<readonly EnvText[]> =>
  Promise.all(files.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));

async function nearest(folder: string, names: readonly string[]): Promise<{ home: string; texts: readonly EnvText[] }> {
  for (let at = folder; ; at = dirname(at)) {
    const texts: EnvText[] = [];
    for (const name of names) {
      const path = join(at, name);
      const bytes = await readFile(path).catch(() => undefined);
      if (bytes && bytes.length <= sizeLimit) texts.push({ path, text: bytes.toString('utf8') });
    }
    if (texts.length > 0) return { home: at, texts };
    if (at === dirname(at)) return { home: folder, texts: [] };
  }
}
