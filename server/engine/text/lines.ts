// From UTF-16 offsets to lines and columns and back. Lines end at LF, CRLF or a lone CR; a BOM is no column.

import type { Position } from '../../../protocol/messages';

export interface Lines {
  readonly lineCount: number;
  /** Zero-based line and UTF-16 column of an offset; offsets outside the text count as its nearest end. */
  positionAt(offset: number): Position;
  /** The offset of a position; a column beyond its line is the line's end, before its line break. */
  offsetAt(position: Position): number;
  /** Offsets of a line without its line break; a BOM is no part of it. */
  lineAt(line: number): { readonly start: number; readonly end: number };
}

export function createLines(text: string): Lines {
  const starts = [text.startsWith('\ufeff') ? 1 : 0, ...lineStarts(text)];
  const lineAt = (line: number): { start: number; end: number } => {
    if (line >= starts.length) return { start: text.length, end: text.length };
    const start = starts[Math.max(line, 0)]!;
    return { start, end: withoutBreak(text, start, starts[line + 1] ?? text.length) };
  };
  return {
    lineCount: starts.length,
    lineAt,
    positionAt(offset) {
      const line = Math.max(0, countAtMost(starts, offset) - 1);
      const { start } = lineAt(line);
      return { line, character: Math.max(0, Math.min(offset, text.length) - start) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return starts[0]!;
      const { start, end } = lineAt(line);
      return Math.min(start + Math.max(character, 0), end);
    },
  };
}

/** Offset behind each line break, in order. */
export function lineStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

function withoutBreak(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text[end - 1] === '\n') end--;
  if (end > start && text[end - 1] === '\r') end--;
  return end;
}

/** How many elements of a sorted list are not above `value`. */
export function countAtMost(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
