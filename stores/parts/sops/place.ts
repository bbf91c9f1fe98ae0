// Where SOPS files are: below the workspace folder, also after every link was followed.

import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { found, type Result, refused } from '../../store';
import { isWithin } from '../../support/is-within';
import { readText } from '../../support/read-text';
import { parseDotenv } from './text/dotenv';
import { parseJson } from './text/json';
import type { Format, ParsedText } from './text/tree';
import { parseYaml } from './text/yaml';

/** Bytes. Larger ones are no secrets, and parsing them would stop everything else for seconds. */
export const sizeLimit = 4_000_000;

export interface SopsFile {
  /** Links followed. */
  readonly path: string;
  /** The byte order mark, or nothing. */
  readonly mark: string;
  readonly parsed: ParsedText;
}

export const noFolder = () =>
  refused('misconfigured', 'SOPS files are found below a workspace folder, and none is open.');
export const noFile = () => refused('not-found', 'There is no such file in the workspace folder.');

/** The real path of a file that must exist. */
export async function locate(folder: string | undefined, segments: readonly string[]): Promise<Result<string>> {
  if (folder === undefined) return noFolder();
  if (!segments.every(isFileName)) return noFile();
  const top = await real(folder);
  const path = top && (await real(join(top, ...segments)));
  if (!path) return noFile();
  return path !== top && isWithin(path, top) ? found(path) : outside();
}

/** The path of a file that is not there yet, in a folder that is. */
export async function locateNew(folder: string | undefined, segments: readonly string[]): Promise<Result<string>> {
  if (folder === undefined) return noFolder();
  if (!segments.every(isFileName)) return noFile();
  const top = await real(folder);
  const parent = top && (await real(join(top, ...segments.slice(0, -1))));
  if (!parent) return refused('not-found', 'The folder of the new file does not exist.');
  return isWithin(parent, top) ? found(join(parent, segments.at(-1)!)) : outside();
}

const outside = () => refused('denied', 'The file is outside of the workspace folder.');

/** One name, on every system. */
const isFileName = (segment: string): boolean => !/[/\\\0]/.test(segment) && !(sep === '\\' && segment.includes(':'));

const real = (path: string): Promise<string | undefined> => realpath(path).catch(() => undefined);

export async function readSopsFile(path: string, signal?: AbortSignal): Promise<Result<SopsFile>> {
  const text = await readText(path, { limit: sizeLimit, signal });
  if (!text.ok) return text;
  const parsed = parseText(path, text.value);
  if (!parsed.ok) return parsed;
  if (parsed.value.metadata === undefined) return refused('unreadable', 'The file is not encrypted by SOPS.');
  const mark = await hasMark(path, text.value);
  return found({ path, mark: mark ? '\uFEFF' : '', parsed: parsed.value });
}

/** The mark is not in the text that was read; three bytes more tell. A change in between is noticed before anything is written. */
async function hasMark(path: string, text: string): Promise<boolean> {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  return size === Buffer.byteLength(text) + 3;
}

/** By the name, as SOPS does; what has another ending is the JSON of a binary file, or an env file of a mode. */
export function formatOf(path: string, text: string): Format | 'ini' {
  if (/\.ya?ml$/.test(path)) return 'yaml';
  if (path.endsWith('.json')) return 'json';
  if (path.endsWith('.env')) return 'dotenv';
  if (path.endsWith('.ini')) return 'ini';
  return text.trimStart().startsWith('{') ? 'json' : 'dotenv';
}

function parseText(path: string, text: string): Result<ParsedText> {
  const format = formatOf(path, text);
  return format === 'ini' ? refused('unsupported', 'INI files of SOPS are not supported.') : parseAs(format, text);
}

export function parseAs(format: Format, text: string): Result<ParsedText> {
  if (format === 'yaml') return parseYaml(text);
  return format === 'json' ? parseJson(text) : parseDotenv(text);
}
