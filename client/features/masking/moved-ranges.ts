// Where covered ranges are after an edit: reckoned as VS Code moves its decorations, to know what they cover without asking.

import type { Position, Range } from '../../../protocol/messages';

export interface Change {
  /** What was replaced, in the text before. */
  readonly range: Range;
  readonly text: string;
}

/**
 * The ranges after the changes of one edit. Text typed inside a range or at its end is part of it. Undefined where an edit
 * reaches over an edge or stands at a start: what VS Code makes of that depends on who made the edit.
 */
export function movedRanges(ranges: readonly Range[], changes: readonly Change[]): readonly Range[] | undefined {
  // From the last one on, so that the places of the others still hold.
  const fromTheEnd = [...changes].sort((a, b) => compare(b.range.start, a.range.start));
  let moved = ranges;
  for (const change of fromTheEnd) {
    const next = moved.flatMap((range) => movedRange(range, change) ?? []);
    if (next.length < moved.length) return undefined;
    moved = next;
  }
  return moved;
}

function movedRange({ start, end }: Range, change: Change): Range | undefined {
  if (compare(end, change.range.start) < 0) return { start, end };
  if (compare(change.range.end, start) < 0) return { start: moved(start, change), end: moved(end, change) };
  const isInside = compare(start, change.range.start) < 0 && compare(change.range.end, end) <= 0;
  return isInside ? { start, end: moved(end, change) } : undefined;
}

/** Of a position at the end of the change or after it. */
function moved({ line, character }: Position, { range: { start, end }, text }: Change): Position {
  const lines = text.split(/\r\n|\r|\n/);
  const added = lines.length - 1;
  if (line > end.line) return { line: line + start.line + added - end.line, character };
  const before = (added === 0 ? start.character : 0) + lines[added]!.length;
  return { line: start.line + added, character: before + character - end.character };
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
