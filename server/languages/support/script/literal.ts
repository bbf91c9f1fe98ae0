// String and template literals of JavaScript and TypeScript: what is written, what the program sees (ECMA-262, section 12.9.4).

import type { Node, Tree } from 'web-tree-sitter';
import { enclosing } from '../nodes';
import { type Cut, cut, type ReadEscape, type Unit, unitsOf } from '../units';

export interface ScriptLiteral {
  readonly node: Node;
  /** `attribute`: a JSX attribute's string, where a backslash means itself. */
  readonly kind: 'string' | 'template' | 'attribute';
  readonly cut: Cut;
  /** The value is all there is in the literal. */
  readonly whole: boolean;
}

/** The literal around a span, cut at the span. Undefined where the span is no part of one literal. */
export function literalAt(
  tree: Tree,
  text: string,
  span: { readonly start: number; readonly end: number },
): ScriptLiteral | undefined {
  const node = enclosing(tree, span, ['string', 'template_string']);
  if (!node) return undefined;
  const kind = kindOf(node);
  const substitutions = node.namedChildren.filter(({ type }) => type === 'template_substitution');
  const segment = segmentAround(node, substitutions, span);
  const pieces =
    segment && cut(unitsOf(text, segment, kind === 'attribute' ? undefined : readEscape), span.start, span.end);
  if (!pieces || (kind === 'attribute' && !isPlainAttribute(text.slice(node.startIndex, node.endIndex))))
    return undefined;
  const whole = substitutions.length === 0 && pieces.before.length + pieces.after.length === 0;
  return { node, kind, cut: pieces, whole };
}

function kindOf(node: Node): ScriptLiteral['kind'] {
  if (node.type === 'template_string') return 'template';
  return node.parent?.type === 'jsx_attribute' ? 'attribute' : 'string';
}

/** Entities and line ends in a JSX attribute mean something else to each compiler. */
const isPlainAttribute = (written: string): boolean => !/&[#\w]+;|[\r\n]/.test(written);

/** The stretch of plain text that holds the span: between the quotes, between two substitutions. */
function segmentAround(
  node: Node,
  substitutions: readonly Node[],
  span: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } | undefined {
  let start = node.startIndex + 1;
  let end = node.endIndex - 1;
  for (const { startIndex, endIndex } of substitutions) {
    if (endIndex <= span.start) start = endIndex;
    else if (startIndex >= span.end) end = Math.min(end, startIndex);
    else return undefined;
  }
  return start <= span.start && span.end <= end ? { start, end } : undefined;
}

const singleCharacters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  v: '\v',
  f: '\f',
};

const readEscape: ReadEscape = (text, at) => {
  if (text[at] !== '\\') return undefined;
  const rest = text.slice(at + 1, at + 12);
  const numeric = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/.exec(rest);
  if (numeric) return { length: numeric[0].length + 1, value: character(numeric[1] ?? numeric[2] ?? numeric[3]!) };
  if (/^0(?!\d)/.test(rest)) return { length: 2, value: '\0' };
  // Octal escapes and `\8` are refused by templates and strict code.
  if (/^[0-9xu]/.test(rest)) return { length: 2, value: undefined };
  const continuation = /^(?:\r\n|[\n\r\u2028\u2029])/.exec(rest);
  if (continuation) return { length: continuation[0].length + 1, value: '' };
  const meant = String.fromCodePoint(rest.codePointAt(0) ?? 0x5c);
  return { length: meant.length + 1, value: singleCharacters[meant] ?? meant };
};

function character(hex: string): string | undefined {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/**
 * The same text inside a template literal: a string's escapes stay as they are, backticks and `${` get one.
 * Undefined when an escape has no meaning there.
 */
export function asTemplateText(units: readonly Unit[], kind: ScriptLiteral['kind']): string | undefined {
  if (units.some(({ value }) => value === undefined)) return undefined;
  if (kind === 'template') return units.map(({ written }) => written).join('');
  return units
    .map(({ written }, index) => {
      if (written === '`' || (written === '$' && units[index + 1]?.written === '{')) return `\\${written}`;
      return kind === 'attribute' && written === '\\' ? '\\\\' : written;
    })
    .join('');
}
