// Changes one place in the text of a file and nothing else: comments, order, quotes and line ends stay as they are.

import { metadataPrefix } from './dotenv';
import type { Leaf, ListNode, MapNode, Node, ParsedText, Path, Span } from './tree';
import { plainScalar } from './yaml-scalar';

export interface Edit extends Span {
  readonly text: string;
}

/** SOPS's own, for files that have no nested entry yet. */
const usualIndent = 4;

/** The edit that puts a ciphertext, or the empty text, in the place of a value. */
export function replacement({ format, text }: ParsedText, leaf: Leaf, value: string): Edit {
  const { span } = leaf;
  if (format === 'dotenv') return { ...span, text: value };
  if (format === 'json') return { ...span, text: JSON.stringify(value) };
  const written = leaf.quote === 'single' ? `'${value}'` : yamlValue(value, leaf.isFlow || leaf.quote === 'double');
  if (span.start === span.end) return { ...span, text: ` ${written}` };
  // A block ends with its last line.
  const lineEnd = leaf.quote === 'block' && text[span.end - 1] === '\n' ? lineEndOf(text) : '';
  return { ...span, text: written + lineEnd };
}

const yamlValue = (value: string, isQuoted: boolean): string => (isQuoted || value === '' ? `"${value}"` : value);

const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

export interface Missing {
  /** The deepest container that is there. */
  readonly container: MapNode | ListNode;
  /** Where it is, and what is to be added below. */
  readonly before: Path;
  readonly added: Path;
}

/** How far a name leads, when it leads to nothing yet; undefined where something is in its way. */
export function missingAt(root: MapNode, parts: readonly string[]): Missing | undefined {
  let container: MapNode | ListNode = root;
  for (const [index, part] of parts.entries()) {
    const next: Node | undefined =
      container.kind === 'map' ? container.items.find(({ key }) => key === part)?.value : container.items[Number(part)];
    if (next?.kind === 'leaf') return undefined;
    if (next) {
      container = next;
      continue;
    }
    // A list grows at its end.
    if (container.kind === 'list' && part !== String(container.items.length)) return undefined;
    const added = container.kind === 'list' ? [Number(part), ...parts.slice(index + 1)] : parts.slice(index);
    return { container, before: pathTo(root, parts.slice(0, index)), added };
  }
  return undefined;
}

function pathTo(root: MapNode, parts: readonly string[]): Path {
  let node: Node | undefined = root;
  return parts.map((part) => {
    if (node?.kind === 'list') {
      node = node.items[Number(part)];
      return Number(part);
    }
    node = node?.kind === 'map' ? node.items.find(({ key }) => key === part)?.value : undefined;
    return part;
  });
}

/** The edit that adds a value; undefined for a key that the format cannot hold there. */
export function insertion(parsed: ParsedText, missing: Missing, value: string): Edit | undefined {
  const { format } = parsed;
  const [first] = missing.added;
  const isTop = missing.before.length === 0;
  if (format === 'dotenv') return dotenvLine(parsed, missing.added, value);
  if (isTop && first === 'sops') return undefined;
  if (format === 'json' || missing.container.isFlow) return flowItem(parsed, missing, value);
  return blockItem(parsed, missing, value);
}

function dotenvLine({ text, metadataStart = text.length }: ParsedText, added: Path, value: string): Edit | undefined {
  const [key] = added;
  if (added.length !== 1 || typeof key !== 'string' || !/^[A-Za-z_][\w.-]*$/.test(key)) return undefined;
  if (key.startsWith(metadataPrefix)) return undefined;
  return { start: metadataStart, end: metadataStart, text: `${key}=${value}${lineEndOf(text)}` };
}

function flowItem(parsed: ParsedText, { container, before, added }: Missing, value: string): Edit {
  const { text, metadataStart } = parsed;
  const item = flowText(added, value, container.kind === 'map');
  const at = (start: number, written: string): Edit => ({ start, end: start, text: written });
  if (before.length === 0 && metadataStart !== undefined) {
    return at(metadataStart, `${item},${spaceBefore(text, metadataStart) || ' '}`);
  }
  const last = container.items.at(-1);
  if (!last) return at(text.indexOf(container.kind === 'map' ? '{' : '[', container.span.start) + 1, item);
  const [start, end] = 'key' in last ? [last.keySpan.start, last.value.span.end] : [last.span.start, last.span.end];
  return at(end, `,${spaceBefore(text, start) || ' '}${item}`);
}

const spaceBefore = (text: string, offset: number): string => /\s*$/.exec(text.slice(0, offset))![0];

function flowText(added: Path, value: string, inMap: boolean): string {
  const [key, ...rest] = added;
  const below = rest.length === 0 ? JSON.stringify(value) : `{${flowText(rest, value, true)}}`;
  return inMap ? `${quotedKey(String(key))}: ${below}` : below;
}

/** Escapes what YAML does not take as it is; JSON reads them too. Pairs of surrogates stay: SOPS's parser refuses their escapes. */
export const quotedKey = (key: string): string =>
  JSON.stringify(key).replace(/[^\x20-\x7e]/gu, (one) =>
    one.length > 1 ? one : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function blockItem(parsed: ParsedText, { container, before, added }: Missing, value: string): Edit | undefined {
  const { text, metadataStart } = parsed;
  const isTop = before.length === 0;
  const last = container.items.at(-1);
  const start = isTop ? metadataStart : last && lineAfter(text, endOf('key' in last ? last.value : last));
  if (start === undefined) return undefined;
  const column = isTop ? 0 : columnOf(text, firstOf(container));
  const lineEnd = lineEndOf(text);
  const lines = blockLines(added, value, { column, step: stepOf(parsed), lineEnd });
  const isUnended = start === text.length && !text.endsWith('\n');
  return { start, end: start, text: `${isUnended ? lineEnd : ''}${lines}` };
}

const firstOf = (container: MapNode | ListNode): number =>
  container.kind === 'map' ? (container.items[0]?.keySpan.start ?? 0) : container.span.start;

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

function endOf(node: Node): number {
  const last = node.kind === 'leaf' || node.isFlow ? undefined : node.items.at(-1);
  return last ? endOf('key' in last ? last.value : last) : node.span.end;
}

/** A block text ends behind its last line already. */
function lineAfter(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const newline = text.indexOf('\n', offset);
  return newline < 0 ? text.length : newline + 1;
}

interface Layout {
  readonly column: number;
  readonly step: number;
  readonly lineEnd: string;
}

function blockLines(added: Path, value: string, { column, step, lineEnd }: Layout): string {
  let written = ' '.repeat(column);
  let indent = column;
  for (const [index, part] of added.entries()) {
    const isLast = index === added.length - 1;
    if (typeof part === 'number') {
      written += '- ';
      indent += 2;
      if (isLast) written += `${yamlValue(value, false)}${lineEnd}`;
      continue;
    }
    if (isLast) return `${written}${blockKey(part)}: ${yamlValue(value, false)}${lineEnd}`;
    indent += step;
    written += `${blockKey(part)}:${lineEnd}${' '.repeat(indent)}`;
  }
  return written;
}

const blockKey = (key: string): string =>
  /^[A-Za-z_][\w-]*$/.test(key) && plainScalar(key)?.type === 'str' && !/^(?:y|n|yes|no|on|off)$/i.test(key)
    ? key
    : quotedKey(key);

/** How far the file's own entries are indented. */
function stepOf({ text, roots }: ParsedText): number {
  for (const { value } of roots[0]?.items ?? []) {
    if (value.kind === 'map' && !value.isFlow && value.items.length > 0)
      return columnOf(text, firstOf(value)) || usualIndent;
  }
  const inBlock = /^sops:[ \t]*\r?\n( +)\S/m.exec(text);
  return inBlock?.[1]?.length ?? usualIndent;
}
