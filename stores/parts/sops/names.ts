// Names in SOPS files: `file#path.to.key`, where a dot inside of a key is `%2E` and positions of lists are numbers.

import { formatName, parseName } from '../../../protocol/reference';
import type { Path } from './text/tree';

export interface SopsName {
  /** Of the file, below the workspace folder. */
  readonly segments: readonly string[];
  /** Keys and positions as texts: only the file tells which is which. */
  readonly parts: readonly string[];
}

/** Undefined for what names nothing in a file. */
export function parseSopsName(name: string): SopsName | undefined {
  const parsed = parseName(name);
  if (parsed?.field === undefined) return undefined;
  // Split before it is decoded: else an escaped dot would split too.
  const parts = name
    .slice(name.indexOf('#') + 1)
    .split('.')
    .map(decoded);
  return { segments: parsed.segments, parts };
}

/** Parsed once already, so it can be decoded; escapes do not reach over dots. */
const decoded = (part: string): string => decodeURIComponent(part);

export function formatSopsName(segments: readonly string[], path: Path): string | undefined {
  const field = path.map((part) => escaped(String(part))).join('.');
  return field === '' ? undefined : `${formatName({ segments })}#${field}`;
}

/** As the names of all stores are written, and the dot besides. */
function escaped(part: string): string {
  const [, field = ''] = part === '' ? [] : formatName({ segments: ['x'], field: part }).split('#');
  return field.replaceAll('.', '%2E');
}

/** `["a"][0]`, as the program `sops` takes it; undefined for keys that would end such a text. */
export function treePathOf(path: Path): string | undefined {
  if (path.some((part) => typeof part === 'string' && /[[\]"'\\\0]/.test(part))) return undefined;
  return path.map((part) => (typeof part === 'number' ? `[${part}]` : `["${part}"]`)).join('');
}
