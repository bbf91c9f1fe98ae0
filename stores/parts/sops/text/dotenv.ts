// Reads env files of SOPS: one entry a line, the metadata flattened into names that begin with `sops_`.

import { found, type Result, refused } from '../../../store';
import { tooMuch } from './amount';
import type { Leaf, MapNode, Pair, ParsedText } from './tree';

const lineLimit = 100_000;
export const metadataPrefix = 'sops_';

export function parseDotenv(text: string): Result<ParsedText> {
  const lines = linesOf(text);
  if (!lines) return refused('unreadable', tooMuch);
  const pairs: Pair[] = [];
  for (const { start, end } of lines) {
    if (start === end || text[start] === '#') continue;
    const equals = text.indexOf('=', start);
    if (equals < 0 || equals >= end)
      return refused('unreadable', 'The file has a line that is no entry of an env file.');
    pairs.push(pairOf(text, start, equals, end));
  }
  const seen = new Set(pairs.map(({ key }) => key));
  if (seen.size < pairs.length) return refused('unreadable', 'The file has the same key twice in one place.');
  return found(parsedOf(text, pairs));
}

/** SOPS itself takes a carriage return for a part of the value; where every line has one, they are line ends that were converted. */
function linesOf(text: string): readonly { readonly start: number; readonly end: number }[] | undefined {
  const isConverted = text.includes('\r\n') && !/(?:^|[^\r])\n/.test(text);
  const lines: { start: number; end: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end: isConverted && end > start && text[end - 1] === '\r' ? end - 1 : end });
    if (lines.length > lineLimit) return undefined;
    start = end + 1;
  }
  return lines;
}

function pairOf(text: string, start: number, equals: number, end: number): Pair {
  const value = text.slice(equals + 1, end).replaceAll('\\n', '\n');
  const span = { start: equals + 1, end };
  const leaf: Leaf = { kind: 'leaf', type: 'str', text: value, span, quote: 'plain', isFlow: false };
  return { key: text.slice(start, equals), keySpan: { start, end: equals }, value: leaf };
}

function parsedOf(text: string, pairs: readonly Pair[]): ParsedText {
  const isMetadata = ({ key }: Pair) => key.startsWith(metadataPrefix);
  const metadata = pairs.filter(isMetadata);
  const root: MapNode = {
    kind: 'map',
    items: pairs.filter((pair) => !isMetadata(pair)),
    span: { start: 0, end: text.length },
    isFlow: false,
  };
  const named = (name: string) =>
    metadata.flatMap(({ key, value }) => (key === `${metadataPrefix}${name}` && value.kind === 'leaf' ? [value] : []));
  const [first] = metadata;
  return {
    format: 'dotenv',
    text,
    roots: [root],
    ...(first && { metadata: unflattened(metadata), metadataStart: first.keySpan.start }),
    renewed: { mac: named('mac'), lastmodified: named('lastmodified') },
  };
}

/** `age__list_0__map_enc` is `enc` of the first of `age`. Lists become maps by position here; the check of the metadata takes both. */
function unflattened(pairs: readonly Pair[]): unknown {
  const root: Record<string, unknown> = Object.create(null);
  for (const { key, value } of pairs) {
    const steps = key.slice(metadataPrefix.length).split(/__(?:map|list)_/);
    const last = steps.pop();
    let at = root;
    for (const step of steps.slice(0, 8)) at = inside(at, step);
    if (last !== undefined && value.kind === 'leaf') at[last] = value.text;
  }
  return root;
}

function inside(map: Record<string, unknown>, key: string): Record<string, unknown> {
  const there = map[key];
  if (typeof there === 'object' && there !== null) return there as Record<string, unknown>;
  const made: Record<string, unknown> = Object.create(null);
  map[key] = made;
  return made;
}
