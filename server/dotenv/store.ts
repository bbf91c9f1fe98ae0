// A new variable in `.env`, its name in the example, and the certainty that git ignores `.env`.

import { quoteEnvValue } from '../../protocol/env-quote';
import type { Host } from '../host';
import type { Edit, FileChange } from '../plan';
import { foldersUpward, joinUri, nameOfUri, parentUri } from '../uri';
import { afterEdits, atEnd, insertionFor, insertLine } from './insertion';
import { parseEnv, valuesOf } from './parse';
import { envHome } from './place';

export interface VariableRequest {
  readonly host: Host;
  /** The file whose `.env` is meant. */
  readonly fileUri: string;
  readonly rootUri: string | undefined;
  readonly repositoryUri: string | undefined;
  readonly ignored: (uri: string) => Promise<boolean>;
  readonly name: string;
  readonly value: string;
  /** The setting `scabbard.env.examples`. */
  readonly exampleNames?: readonly string[] | undefined;
}

/**
 * Changes to `.env`, its example and `.gitignore`, each only where needed. Undefined when the value cannot be written so
 * that it is read back the same, or when `.env` uses the name for another value (ask `freeName` first).
 */
export async function addVariable(request: VariableRequest): Promise<readonly FileChange[] | undefined> {
  const { host, fileUri, rootUri, name, value, exampleNames: examples } = request;
  const home = await envHome(host, fileUri, { rootUri, examples });
  const env = await host.read(home.envUri);
  const example = await host.read(home.exampleUri);
  if (isUnreadable(env, home.envExists) || isUnreadable(example, home.exampleExists)) return undefined;
  const envEdits = setValue(env ?? '', { name, value, order: keysOf(example ?? '') });
  if (!envEdits) return undefined;
  const exampleEdits = documentKey(example ?? '', name, keysOf(env ?? ''));
  return [
    ...change(home.envUri, env === undefined, envEdits),
    ...change(home.exampleUri, example === undefined, exampleEdits),
    ...(await ignoreEnv(request, home.envUri)),
  ];
}

/** There but not readable: writing would lose what it holds. */
const isUnreadable = (text: string | undefined, exists: boolean): boolean => exists && text === undefined;

const change = (uri: string, create: boolean, edits: readonly Edit[]): readonly FileChange[] =>
  edits.length > 0 ? [{ uri, create, edits }] : [];

/** Keys in file order, commented-out ones included. */
export function keysOf(text: string): readonly string[] {
  const { entries, comments } = parseEnv(text);
  const placed = [
    ...entries.map(({ key, keySpan }) => ({ key, at: keySpan.start })),
    ...comments.flatMap(({ key, start }) => (key === undefined ? [] : [{ key, at: start }])),
  ];
  return [...new Set(placed.sort((a, b) => a.at - b.at).map(({ key }) => key))];
}

export interface ValueRequest {
  readonly name: string;
  readonly value: string;
  /** Keys of the other file, for the place of a new line. */
  readonly order: readonly string[];
  /** A value that may be overwritten besides an empty one, such as a placeholder. */
  readonly mayReplace?: (value: string) => boolean;
}

/**
 * Edits that give `name` this value: none when it has it, filled in where it is empty, else a new line beside its
 * neighbours. Undefined when it has another value or no written form keeps this and all other values as they are.
 */
export function setValue(text: string, request: ValueRequest): readonly Edit[] | undefined {
  const { name, value, order, mayReplace = () => false } = request;
  const file = parseEnv(text);
  const existing = file.entries.findLast(({ key }) => key === name);
  if (existing?.value === value) return [];
  const quoted = quoteEnvValue(value);
  if (quoted === undefined || (existing && existing.value !== '' && !mayReplace(existing.value))) return undefined;
  const edit = existing
    ? { ...existing.written, newText: quoted }
    : insertLine(insertionFor(text, name, order), `${name}=${quoted}`);
  const expected = new Map(valuesOf(file)).set(name, value);
  return means(afterEdits(text, [edit]), expected) ? [edit] : undefined;
}

/** True when the text has exactly these values: what to check before an edit is proposed. */
export function means(text: string, expected: ReadonlyMap<string, string>): boolean {
  const values = valuesOf(parseEnv(text));
  return values.size === expected.size && [...expected].every(([key, value]) => values.get(key) === value);
}

/** Adds the bare key to the example, unless it documents it already, be it commented out. */
export function documentKey(example: string, name: string, order: readonly string[]): readonly Edit[] {
  if (keysOf(example).includes(name)) return [];
  return [insertLine(insertionFor(example, name, order), `${name}=`)];
}

/** The change that makes git ignore an env file: a line in the nearest `.gitignore`. None outside a repository. */
export async function ignoreEnv(
  { host, repositoryUri, ignored }: Pick<VariableRequest, 'host' | 'repositoryUri' | 'ignored'>,
  envUri: string,
): Promise<readonly FileChange[]> {
  if (repositoryUri === undefined || (await ignored(envUri))) return [];
  const uri = await nearestIgnoreFile(host, envUri, repositoryUri);
  const text = await host.read(uri);
  const name = nameOfUri(envUri);
  if (text !== undefined && isListed(text, name)) return [];
  const eol = /\r\n|\n|\r/.exec(text ?? '')?.[0] ?? '\n';
  return [{ uri, create: text === undefined, edits: [insertLine(atEnd(text ?? '', eol), name)] }];
}

/** A tracked file counts as not ignored, although its name may stand there already. */
function isListed(ignoreText: string, name: string): boolean {
  const lines = ignoreText.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  return lines.lastIndexOf(name) > lines.lastIndexOf(`!${name}`);
}

/** The last word on a file has the `.gitignore` nearest to it; a name without `/` holds in all folders below. */
async function nearestIgnoreFile(host: Host, envUri: string, repositoryUri: string): Promise<string> {
  for (const folderUri of foldersUpward(envUri, repositoryUri)) {
    if ((await host.list(folderUri)).includes('.gitignore')) return joinUri(folderUri, '.gitignore');
  }
  return joinUri(parentUri(envUri), '.gitignore');
}
