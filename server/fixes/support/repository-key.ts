// The repository's key and its ignored fingerprints in `.scabbard.json`: read, and added to with comments and format kept.

import {
  applyEdits,
  type FormattingOptions,
  findNodeAtLocation,
  type JSONPath,
  modify,
  type ParseError,
  parse,
  parseTree,
} from 'jsonc-parser';
import type { Host } from '../../host';
import type { Edit, FileChange } from '../../plan';
import { foldersUpward, joinUri } from '../../uri';

export const configName = '.scabbard.json';

/** Length of a repository's key. */
export const keyBytes = 32;

export interface RepositoryConfig {
  readonly uri: string;
  /** Undefined when there is no such file yet. */
  readonly text: string | undefined;
  /** 32 random bytes; undefined until something was ignored. */
  readonly key: Uint8Array | undefined;
  readonly ignored: readonly string[];
}

interface Where {
  readonly host: Host;
  readonly rootUri: string | undefined;
  readonly repositoryUri: string | undefined;
}

/**
 * The nearest `.scabbard.json` from the workspace folder up to the repository, else where one would be created.
 * Undefined when there is no folder for it, or when the file is not right: then we do not write into it.
 */
export async function readRepositoryConfig({
  host,
  rootUri,
  repositoryUri,
}: Where): Promise<RepositoryConfig | undefined> {
  if (rootUri === undefined) return undefined;
  for (const folder of foldersUpward(joinUri(rootUri, configName), repositoryUri)) {
    if (!(await host.list(folder)).includes(configName)) continue;
    const uri = joinUri(folder, configName);
    const text = await host.read(uri);
    return text === undefined ? undefined : parseRepositoryConfig(uri, text);
  }
  return { uri: joinUri(repositoryUri ?? rootUri, configName), text: undefined, key: undefined, ignored: [] };
}

/** Undefined when the text is no valid configuration as far as key and fingerprints go. */
export function parseRepositoryConfig(uri: string, text: string): RepositoryConfig | undefined {
  const errors: ParseError[] = [];
  const root: unknown = parse(withoutMark(text), errors, { allowTrailingComma: true });
  if (errors.length > 0 || !root || typeof root !== 'object' || Array.isArray(root)) return undefined;
  const { key, ignoredFingerprints = [] } = root as { key?: unknown; ignoredFingerprints?: unknown };
  const isKey = key === undefined || (typeof key === 'string' && /^[0-9a-f]{64}$/i.test(key));
  if (!isKey || !Array.isArray(ignoredFingerprints)) return undefined;
  const ignored = ignoredFingerprints.filter((one) => typeof one === 'string');
  return { uri, text, key: key === undefined ? undefined : bytesOf(key), ignored };
}

export interface Additions {
  readonly key: Uint8Array;
  readonly fingerprint?: string;
}

/** The changes that add a key where there is none, and a fingerprint; undefined when they would not be read back. */
export function addToConfig(
  config: RepositoryConfig,
  { key, fingerprint }: Additions,
): readonly FileChange[] | undefined {
  const before = withoutMark(config.text ?? '');
  let after = before === '' ? '{}\n' : before;
  if (!config.key) after = put(after, ['key'], hexOf(key));
  if (fingerprint !== undefined && !config.ignored.includes(fingerprint)) after = append(after, fingerprint);
  const written = parseRepositoryConfig(config.uri, after);
  if (!written?.key || (fingerprint !== undefined && !written.ignored.includes(fingerprint))) return undefined;
  if (after === before) return [];
  const mark = (config.text ?? '').length - before.length;
  return [{ uri: config.uri, create: config.text === undefined, edits: [difference(before, after, mark)] }];
}

const put = (text: string, path: JSONPath, value: unknown): string =>
  applyEdits(text, modify(text, path, value, { formattingOptions: formatOf(text), isArrayInsertion: true }));

/** A list of one item per line gets another line; comments stay behind the items they are about. */
function append(text: string, fingerprint: string): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list = root && findNodeAtLocation(root, ['ignoredFingerprints']);
  const last = list?.children?.at(-1);
  if (!list) return put(text, ['ignoredFingerprints'], [fingerprint]);
  const end = last ? last.offset + last.length : 0;
  const [, comma = '', rest = ''] = /^([^\S\r\n]*,)?([^\S\r\n]*(?:\/\/[^\r\n]*)?)(?=\r?\n)/.exec(text.slice(end)) ?? [];
  const indent = /\r?\n[ \t]*$/.exec(text.slice(0, last?.offset ?? 0))?.[0];
  const lineGoesOn = text.slice(end + comma.length + rest.length).search(/^\r?\n/) !== 0;
  if (!last || indent === undefined || lineGoesOn) return put(text, ['ignoredFingerprints', -1], fingerprint);
  const item = `,${rest}${indent}"${fingerprint}"${comma ? ',' : ''}`;
  return text.slice(0, end) + item + text.slice(end + comma.length + rest.length);
}

/** One edit over what changed; `shift` is how far the file's offsets are ahead. */
function difference(before: string, after: string, shift: number): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    start: shift + start,
    end: shift + before.length - tail,
    newText: after.slice(start, after.length - tail),
  };
}

/** A byte order mark is no JSON. */
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

function formatOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1];
  const tabs = indent?.startsWith('\t') ?? false;
  return { insertSpaces: !tabs, tabSize: tabs ? 1 : (indent?.length ?? 2), eol: /\r\n/.test(text) ? '\r\n' : '\n' };
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
