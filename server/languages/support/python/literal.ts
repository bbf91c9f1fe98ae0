// Python's string literals: prefixes, quotes, escapes, implicit concatenation (Python reference, section 2.4).

import type { Node, Tree } from 'web-tree-sitter';
import { enclosing } from '../nodes';
import { type Cut, cut, meaning, onlyLineEndsAround, type ReadEscape, type Unit, unitsOf } from '../units';

export interface PythonLiteral {
  /** The `string` that holds the span, or the whole concatenation when the span covers several. */
  readonly node: Node;
  /** The concatenation `node` is one of, else `node`: what an expression would replace. */
  readonly outer: Node;
  /** Letters before the quotes, in lower case. */
  readonly prefix: string;
  /** `"`, `'`, `"""` or `'''`. */
  readonly quote: string;
  readonly cut: Cut;
  /** The value is all there is in `outer`. */
  readonly whole: boolean;
  /** What `outer` means, where that is constant. */
  readonly value: string | undefined;
}

interface Piece {
  readonly node: Node;
  readonly prefix: string;
  readonly quote: string;
  /** Offsets between the quotes. */
  readonly start: number;
  readonly end: number;
  readonly interpolations: readonly Node[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The literal around a span, cut at the span. Undefined where the span is no clean part of one. */
export function literalAt(tree: Tree, text: string, span: Span): PythonLiteral | undefined {
  const node = enclosing(tree, span, ['string', 'concatenated_string']);
  if (!node) return undefined;
  const outer = node.parent?.type === 'concatenated_string' ? node.parent : node;
  const pieces = piecesOf(outer);
  if (!pieces) return undefined;
  const constant = constantUnits(text, pieces);
  const value = constant && meaning(constant);
  const all = constant && cut(constant, span.start, span.end);
  if (all && (all.before.length + all.after.length === 0 || onlyLineEndsAround(all)))
    return { ...pieces[0]!, node, outer, cut: all, whole: true, value };
  const piece = pieces.find((candidate) => candidate.node.id === node.id);
  const segment = piece && segmentAround(piece, span);
  const parts = segment && cut(unitsOfPiece(text, piece, segment), span.start, span.end);
  return parts && { ...piece, node, outer, cut: parts, whole: false, value };
}

/** What a literal means where it is constant and of text: a variable's name, an alias. */
export function constantText(text: string, node: Node | null): string | undefined {
  const pieces = node && /^(?:concatenated_)?string$/.test(node.type) ? piecesOf(node) : undefined;
  const units = pieces && !pieces[0]!.prefix.includes('b') ? constantUnits(text, pieces) : undefined;
  return units && meaning(units);
}

function piecesOf(outer: Node): readonly Piece[] | undefined {
  const nodes = outer.type === 'string' ? [outer] : outer.namedChildren.filter((child) => child.type === 'string');
  const pieces = nodes.map(pieceOf).filter((piece) => piece !== undefined);
  // Template strings (PEP 750) are no text; the rest of the prefixes mix except bytes with text.
  const mixed = new Set(pieces.map(({ prefix }) => prefix.includes('b'))).size > 1;
  const template = pieces.some(({ prefix }) => prefix.includes('t'));
  return pieces.length === nodes.length && pieces.length > 0 && !mixed && !template ? pieces : undefined;
}

/** Undefined when the literal is not closed. */
function pieceOf(node: Node): Piece | undefined {
  const opening = node.firstChild;
  const closing = node.lastChild;
  const written = /^([A-Za-z]*)("""|'''|"|')$/.exec(opening?.text ?? '');
  if (!opening || !written || closing?.type !== 'string_end' || closing.text !== written[2]) return undefined;
  return {
    node,
    prefix: written[1]!.toLowerCase(),
    quote: written[2]!,
    start: opening.endIndex,
    end: closing.startIndex,
    interpolations: node.namedChildren.filter((child) => child.type === 'interpolation'),
  };
}

function constantUnits(text: string, pieces: readonly Piece[]): readonly Unit[] | undefined {
  if (pieces.some(({ interpolations }) => interpolations.length > 0)) return undefined;
  return pieces.flatMap((piece) => unitsOfPiece(text, piece, piece));
}

/** The stretch of plain text around the span, between two interpolations. */
function segmentAround(piece: Piece, span: Span): Span | undefined {
  let { start, end } = piece;
  for (const { startIndex, endIndex } of piece.interpolations) {
    if (endIndex <= span.start) start = endIndex;
    else if (startIndex >= span.end) end = Math.min(end, startIndex);
    else return undefined;
  }
  return start <= span.start && span.end <= end ? { start, end } : undefined;
}

function unitsOfPiece(text: string, { prefix }: Piece, span: Span): readonly Unit[] {
  const braces: ReadEscape | undefined = prefix.includes('f') ? readBraces : undefined;
  const escapes = prefix.includes('r') ? undefined : prefix.includes('b') ? readBytesEscape : readTextEscape;
  return unitsOf(text, span, (all, at) => braces?.(all, at) ?? escapes?.(all, at));
}

/** `{{` and `}}` in an f-string. */
const readBraces: ReadEscape = (text, at) =>
  /^(?:\{\{|\}\})$/.test(text.slice(at, at + 2)) ? { length: 2, value: text[at] } : undefined;

const singleCharacters: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

const readTextEscape: ReadEscape = (text, at) => {
  if (text[at] !== '\\') return undefined;
  const rest = text.slice(at + 1, at + 10);
  const numeric = /^(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(rest);
  if (numeric) {
    const [all, octal, ...hex] = numeric;
    const code = octal ? Number.parseInt(octal, 8) : Number.parseInt(hex.find(Boolean)!, 16);
    return { length: all.length + 1, value: character(code) };
  }
  // Names of characters are known to Python, not to us; a broken escape does not compile.
  const named = /^N\{[^}]*\}/.exec(text.slice(at + 1, at + 100));
  if (named || /^[NxuU]/.test(rest)) return { length: (named?.[0].length ?? 1) + 1, value: undefined };
  if (rest.startsWith('\r\n')) return { length: 3, value: '' };
  const single = singleCharacters[rest[0] ?? ''];
  // An unknown escape keeps its backslash.
  return single === undefined ? undefined : { length: 2, value: single };
};

/** Bytes beyond ASCII are no text that an environment variable could hold. */
const readBytesEscape: ReadEscape = (text, at) => {
  if (text[at] === '\\' && /[NuU]/.test(text[at + 1] ?? '')) return undefined;
  const sequence = readTextEscape(text, at);
  return sequence && (sequence.value ?? '') > '\x7f' ? { ...sequence, value: undefined } : sequence;
};

const character = (code: number): string | undefined =>
  code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);

/** The same text inside an f-string: braces are doubled, escapes stay. */
export function asFormatText(units: readonly Unit[], prefix: string): string {
  return units
    .map(({ written }) => (!prefix.includes('f') && /^[{}]$/.test(written) ? written + written : written))
    .join('');
}
