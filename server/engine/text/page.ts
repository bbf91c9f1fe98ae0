// One text while it is read.

import type { Note } from '../explain/note';
import type { ScanInput } from '../findings/finding';
import { createOrigin, type Origin } from '../findings/origin';
import type { Span } from '../findings/overlap';
import type { Recall } from '../track/recall';

export interface Page extends Origin {
  readonly text: string;
  /** The line of an offset (UTF-16); undefined when it is longer than `longestLine`: such lines are machine-written. */
  lineAt(at: number): Line | undefined;
  /** Told of what is considered and let go; absent in ordinary scans. */
  readonly note?: Note;
  /** Knows what was judged before an edit; absent where there was none. */
  readonly recall?: Recall;
  /** Whether it is known what stands in exactly this span, so that no guess about it counts; absent where none is told. */
  isNamed?(span: Span): boolean;
}

export interface Line {
  readonly start: number;
  /** Offset of the line break (LF) or of the end of the text. */
  readonly end: number;
}

/** In UTF-16 units. */
export const longestLine = 2000;

type Source = Pick<ScanInput, 'text' | 'path' | 'languageId'>;

export function createPage({ text, ...source }: Source, origin: Origin = createOrigin(source)): Page {
  let line: Line = { start: 0, end: -1 };
  let tooLong: Line = line;
  return {
    text,
    path: origin.path,
    get place() {
      return origin.place;
    },
    get kind() {
      return origin.kind;
    },
    get isSilent() {
      return origin.isSilent;
    },
    lineAt: (at) => {
      if (at >= line.start && at <= line.end) return line;
      if (at >= tooLong.start && at <= tooLong.end) return undefined;
      const found = { start: lineStart(text, at), end: lineEnd(text, at) };
      if (found.end - found.start > longestLine) tooLong = found;
      else line = found;
      return line === found ? found : undefined;
    },
  };
}

/** At most one more than the longest line before: what lies further away decides nothing. */
function lineStart(text: string, at: number): number {
  const first = Math.max(0, at - longestLine - 1);
  let start = at;
  while (start > first && text.charCodeAt(start - 1) !== 10) start--;
  return start;
}

function lineEnd(text: string, at: number): number {
  const last = Math.min(text.length, at + longestLine + 1);
  let end = at;
  while (end < last && text.charCodeAt(end) !== 10) end++;
  return end;
}
