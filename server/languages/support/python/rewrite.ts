// Rewrites one Python literal so that the program reads the value from the environment.

import type { Node, Tree } from 'web-tree-sitter';
import type { Edit } from '../../../plan';
import { meaning } from '../units';
import { withoutArgument } from './arguments';
import { environNames, rebinds, type Site } from './imports';
import { asFormatText, type PythonLiteral } from './literal';
import { freeQuote } from './places';
import { readerAround, setsEnvironment } from './readers';
import { settingsField } from './settings';

export interface Rewrite {
  readonly edits: readonly Edit[];
  readonly value: string;
  readonly name: string;
  /** `import os` must be added. */
  readonly needsOs: boolean;
  /** The program reads .env by itself for this variable. */
  readonly readsFile: boolean;
}

interface Parts {
  readonly tree: Tree;
  readonly site: Site;
  readonly literal: PythonLiteral;
  readonly name: string;
}

/** Undefined when no rewrite would keep the meaning. The literal stands where an expression may. */
export function rewrite(parts: Parts): Rewrite | undefined {
  const { site, literal, tree } = parts;
  const text = literal.prefix.includes('b') ? undefined : literal.value;
  if (text) {
    const field = settingsField(site.text, literal.outer);
    if (field) return { ...field, edits: [field.edit], value: text, needsOs: false };
    const read = rewriteReader(parts, text);
    if (read) return read;
  }
  if (setsEnvironment(literal.outer)) return undefined;
  const names = environNames(tree, site);
  const environ = names.environ ?? 'os.environ';
  if (rebinds(tree, site.text, environ.split('.')[0]!)) return undefined;
  const rewritten = literal.whole ? replaceWhole(parts, environ) : replacePart(parts, environ);
  return rewritten && { ...rewritten, name: parts.name, needsOs: !names.environ, readsFile: false };
}

/** A read with the literal in reserve, or an assignment into the environment. */
function rewriteReader({ tree, site, literal }: Parts, value: string): Rewrite | undefined {
  const names = environNames(tree, site);
  const around = readerAround(site.text, literal.outer, names);
  if (!around) return undefined;
  const { kind, name, node } = around;
  const answer = { value, name, needsOs: false, readsFile: false };
  if (kind === 'assignment') {
    const edit = withoutStatement(site.text, node);
    return edit && { ...answer, edits: [edit] };
  }
  // decouple looks for .env by itself, the others read the environment.
  if (kind === 'default')
    return { ...answer, edits: [withoutArgument(node)], readsFile: /\bfrom\s+decouple\s+import\b/.test(site.text) };
  const quote = freeQuote(node, '', literal.quote[0]);
  if (!quote) return undefined;
  const newText = `${names.environ ?? 'os.environ'}[${quote}${name}${quote}]`;
  return { ...answer, edits: [{ start: node.startIndex, end: node.endIndex, newText }], needsOs: !names.environ };
}

/** Removes a statement with its line; a block must not become empty. */
function withoutStatement(text: string, { startIndex, endIndex, parent }: Node): Edit | undefined {
  const indent = /[ \t]*$/.exec(text.slice(0, startIndex))![0].length;
  const rest = /^[^\S\r\n]*(?:#[^\r\n]*)?(?:\r?\n|$)/.exec(text.slice(endIndex));
  const atLineStart = startIndex === indent || /[\n\uFEFF]/.test(text[startIndex - indent - 1]!);
  if (!rest || !atLineStart) return undefined;
  if (parent?.type === 'block' && parent.namedChildren.length === 1)
    return { start: startIndex, end: endIndex, newText: 'pass' };
  return { start: startIndex - indent, end: endIndex + rest[0].length, newText: '' };
}

type Replacement = Pick<Rewrite, 'edits' | 'value'>;

function replaceWhole({ site, literal, name }: Parts, environ: string): Replacement | undefined {
  const { outer, prefix, value } = literal;
  const quote = freeQuote(outer, '', literal.quote[0]);
  if (!value || !quote) return undefined;
  const newText = `${gapBefore(site.text, outer)}${environ}[${quote}${name}${quote}]${prefix.includes('b') ? '.encode()' : ''}`;
  return { edits: [{ start: outer.startIndex, end: outer.endIndex, newText }], value };
}

/** `return"x"` is two words, which letters in the quote's place would join. */
const gapBefore = (text: string, { startIndex }: Node): string => (/\w/.test(text.charAt(startIndex - 1)) ? ' ' : '');

function replacePart({ site, literal, name }: Parts, environ: string): Replacement | undefined {
  const value = meaning(literal.cut.inside);
  if (!value) return undefined;
  const edit = literal.prefix.includes('b')
    ? bytesPart(literal, `${environ}["${name}"]`)
    : formatPart(literal, { text: site.text, name, environ });
  return edit && { edits: [edit], value };
}

/** A piece of text becomes an f-string; one that is an f-string gets another expression. */
function formatPart(
  { node, prefix, quote, cut }: PythonLiteral,
  { text, name, environ }: { readonly text: string; readonly name: string; readonly environ: string },
): Edit | undefined {
  const key = freeQuote(node, quote, quote.startsWith('"') ? "'" : '"');
  if (!key) return undefined;
  const expression = `{${environ}[${key}${name}${key}]}`;
  if (prefix.includes('f')) return { start: cut.inside[0]!.start, end: cut.inside.at(-1)!.end, newText: expression };
  const letters = prefix.includes('r') ? 'rf' : 'f';
  const newText = `${gapBefore(text, node)}${letters}${quote}${asFormatText(cut.before, prefix)}${expression}${asFormatText(cut.after, prefix)}${quote}`;
  return { start: node.startIndex, end: node.endIndex, newText };
}

/** Bytes have no f-strings. */
function bytesPart({ node, outer, prefix, quote, cut }: PythonLiteral, read: string): Edit | undefined {
  if (node.id !== outer.id || freeQuote(node, '') !== '"') return undefined;
  const piece = (units: typeof cut.before): readonly string[] =>
    units.length > 0 ? [`${prefix}${quote}${units.map(({ written }) => written).join('')}${quote}`] : [];
  const sum = [...piece(cut.before), `${read}.encode()`, ...piece(cut.after)].join(' + ');
  const alone = /^(?:assignment|keyword_argument|argument_list|return_statement|pair|default_parameter)$/;
  const newText = alone.test(node.parent?.type ?? '') ? sum : `(${sum})`;
  return { start: node.startIndex, end: node.endIndex, newText };
}
