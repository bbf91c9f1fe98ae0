// A text in pieces, so that an edit costs what it changes and not what the document is long. Never changed: an edit makes another.

import type { Position } from '../../../protocol/messages';
import { countAtMost, lineStarts } from './lines';
import type { Text } from './text';

export interface Pieces extends Text {
  /** The text with [start, end) replaced; shares all other pieces with this one. */
  replace(start: number, end: number, text: string): Pieces;
  /** Zero-based line and UTF-16 column; an offset outside the text counts as its nearest end, one within a line break as its line's end. */
  positionAt(offset: number): Position;
  /** A column beyond its line is the line's end, before its line break; a line beyond the last is the text's end. */
  offsetAt(position: Position): number;
}

export const piecesOf = (text: string): Pieces => new PiecedText(cut(text));

/** In UTF-16 units: so few that reading one is nothing, so many that the list of all stays short. */
const usualLength = 4096;

interface Piece {
  /** A CRLF is never divided between two pieces, and none is empty. */
  readonly text: string;
  /** Where in it the lines begin that follow its line breaks: LF, CRLF or a lone CR. */
  readonly lines: readonly number[];
}

class PiecedText implements Pieces {
  readonly length: number;
  readonly #pieces: readonly Piece[];
  /** Offset of each piece. */
  readonly #starts: Float64Array;
  /** Line in which each piece starts. */
  readonly #lines: Float64Array;
  readonly #lineCount: number;
  #whole: string | undefined;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#starts = new Float64Array(pieces.length);
    this.#lines = new Float64Array(pieces.length);
    let length = 0;
    let line = 0;
    for (let i = 0; i < pieces.length; i++) {
      this.#starts[i] = length;
      this.#lines[i] = line;
      length += pieces[i]!.text.length;
      line += pieces[i]!.lines.length;
    }
    this.length = length;
    this.#lineCount = line + 1;
  }

  toString(): string {
    this.#whole ??= this.#pieces.map(({ text }) => text).join('');
    return this.#whole;
  }

  slice(start = 0, end = this.length): string {
    if (this.#whole !== undefined) return this.#whole.slice(start, end);
    let sliced = '';
    for (let i = this.#pieceAt(start); i < this.#pieces.length && this.#starts[i]! < end; i++) {
      const offset = this.#starts[i]!;
      sliced += this.#pieces[i]!.text.slice(Math.max(0, start - offset), end - offset);
    }
    return sliced;
  }

  replace(start: number, end: number, text: string): Pieces {
    if (this.#pieces.length === 0) return piecesOf(text);
    let first = this.#pieceAt(start);
    let last = this.#pieceAt(end);
    const head = this.#pieces[first]!.text.slice(0, start - this.#starts[first]!);
    let joined = head + text + this.#pieces[last]!.text.slice(end - this.#starts[last]!);
    // What has become small joins a neighbour, and so does one half of a CRLF.
    if (first > 0 && (joined.length < usualLength / 2 || joined.startsWith('\n')))
      joined = this.#pieces[--first]!.text + joined;
    if (last + 1 < this.#pieces.length && (joined.length < usualLength / 2 || joined.endsWith('\r')))
      joined += this.#pieces[++last]!.text;
    return new PiecedText([...this.#pieces.slice(0, first), ...cut(joined), ...this.#pieces.slice(last + 1)]);
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    const index = this.#pieceAt(at);
    if (this.#pieces.length === 0) return { line: 0, character: 0 };
    const line = this.#lines[index]! + countAtMost(this.#pieces[index]!.lines, at - this.#starts[index]!);
    const start = this.#lineStart(line);
    return { line, character: Math.min(at, this.#lineEnd(line)) - start };
  }

  offsetAt({ line, character }: Position): number {
    if (line >= this.#lineCount) return this.length;
    if (line < 0) return 0;
    return Math.min(this.#lineStart(line) + Math.max(character, 0), this.#lineEnd(line));
  }

  /** Index of the piece that holds the offset; at the end of the text the last one. */
  #pieceAt = (offset: number): number => Math.max(0, countAtMost(this.#starts, offset) - 1);

  /** Behind the break that ends the line before. */
  #lineStart(line: number): number {
    if (line === 0) return 0;
    // The last piece that begins in an earlier line holds the break before this one.
    const index = countAtMost(this.#lines, line - 1) - 1;
    return this.#starts[index]! + this.#pieces[index]!.lines[line - 1 - this.#lines[index]!]!;
  }

  /** Before the line's own break. */
  #lineEnd(line: number): number {
    if (line + 1 >= this.#lineCount) return this.length;
    const next = this.#lineStart(line + 1);
    const around = this.slice(Math.max(0, next - 2), next);
    return next - (around === '\r\n' ? 2 : 1);
  }
}

function cut(text: string): readonly Piece[] {
  if (text.length === 0) return [];
  if (text.length <= 2 * usualLength) return [pieceOf(text)];
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + usualLength, text.length);
    if (text.charCodeAt(end - 1) === 13 && text.charCodeAt(end) === 10) end++;
    pieces.push(pieceOf(text.slice(start, end)));
    start = end;
  }
  return pieces;
}

const pieceOf = (text: string): Piece => ({ text, lines: lineStarts(text) });
