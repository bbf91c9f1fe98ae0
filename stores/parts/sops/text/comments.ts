// Comments of a plain YAML file: SOPS encrypts them too, each bound to the map that it stands in.

import { Lexer } from 'yaml';
import type { MapNode, Node, Path, Span } from './tree';

export interface Comment extends Span {
  /** Without its `#`. */
  readonly text: string;
  /** Of the map or list that it belongs to. */
  readonly path: Path;
}

export function yamlComments(text: string, root: MapNode): readonly Comment[] {
  const marks = marksOf(text, root, []).toSorted((a, b) => a.start - b.start);
  return spansOf(text).map((span) => ({
    ...span,
    text: text.slice(span.start + 1, span.end),
    path: placeOf(text, span, marks),
  }));
}

/** The lexer alone knows a `#` in a text from one that begins a comment. */
function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    // A mark of the lexer's own, which is not in the text: what follows is the text of a value.
    if (lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001f') {
      isScalar = lexeme === '\u001f';
      continue;
    }
    const end = start + lexeme.length;
    if (!isScalar && lexeme.startsWith('#')) spans.push({ start, end });
    start = end;
    isScalar = false;
  }
  return spans;
}

interface Mark {
  readonly start: number;
  readonly column: number;
  readonly path: Path;
}

/** Where entries begin, and what they are in. An item of a list begins with its dash. */
function marksOf(text: string, node: Node, path: Path): readonly Mark[] {
  if (node.kind === 'leaf') return [];
  const columnOf = (offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
  if (node.kind === 'map') {
    return node.items.flatMap(({ key, keySpan: { start }, value }) => [
      { start, column: columnOf(start), path },
      ...marksOf(text, value, [...path, key]),
    ]);
  }
  const column = columnOf(node.span.start);
  return node.items.flatMap((item) => [{ start: item.span.start, column, path }, ...marksOf(text, item, path)]);
}

/** On a line of its own it belongs with the next entry, or the last one, in the same column; else with its line's first entry. */
function placeOf(text: string, { start }: Span, marks: readonly Mark[]): Path {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const next = marks.findIndex((mark) => mark.start > start);
  const before = next < 0 ? marks : marks.slice(0, next);
  const column = start - line;
  if (text.slice(line, start).trim() !== '') return before.find((mark) => mark.start >= line)?.path ?? [];
  if (marks[next]?.column === column) return marks[next].path;
  return before.findLast((mark) => mark.column === column)?.path ?? [];
}
