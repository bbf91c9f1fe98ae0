// One text while it is read.

import type { Note } from '../explain/note';
import type { ScanInput } from '../findings/finding';
import { createOrigin, type Origin } from '../findings/origin';
import type { Span } from '../findings/overlap';
import type { Recall } from '../track/recall';

export interface Page extends Origin, Told {
  readonly text: string;
  /** The line of an offset (UTF-16); undefined when it is longer than `longestLine`: such lines are machine-written. */
  lineAt(at: number): Line | undefined;
}

/** What is told besides the text, where there is anything to tell. */
export interface Told {
  /** Told of what is considered and let go; absent in ordinary scans. */
  readonly note?: Note | undefined;
  /** Knows what was judged before an edit; absent where there was none. */
  readonly recall?: Recall | undefined;
  /** Whether it is known what stands in this span, so that no guess about it counts; absent where none is told. */
  readonly isNamed?: ((span: Span) => boolean) | undefined;
}

export interface Line {
  readonly start: number;
  /** Offset of the line break (LF) or of the end of the text. */
  readonly end: number;
}

/** In UTF-16 units. */
export const longestLine = 2000;

type Source = Pick<ScanInput, 'text' | 'path' | 'languageId'>;

export const createPage = ({ text, ...source }: Source, origin: Origin = createOrigin(source)): Page =>
  new TextPage(String(text), origin, {});

/** The same page, of which more is told. */
export const tell = (page: Page, { note = page.note, recall = page.recall, isNamed = page.isNamed }: Told): Page =>
  new TextPage(page.text, page, { note, recall, isNamed });

/** A class for the reason that origin.ts gives. */
class TextPage implements Page {
  readonly text: string;
  readonly path: string;
  readonly note: Told['note'];
  readonly recall: Told['recall'];
  readonly isNamed: Told['isNamed'];
  readonly #origin: Origin;
  #line: Line = { start: 0, end: -1 };
  #tooLong: Line = this.#line;

  constructor(text: string, origin: Origin, { note, recall, isNamed }: Told) {
    this.text = text;
    this.path = origin.path;
    this.note = note;
    this.recall = recall;
    this.isNamed = isNamed;
    this.#origin = origin;
  }

  get place(): Origin['place'] {
    return this.#origin.place;
  }

  get kind(): Origin['kind'] {
    return this.#origin.kind;
  }

  get isSilent(): boolean {
    return this.#origin.isSilent;
  }

  lineAt(at: number): Line | undefined {
    if (at >= this.#line.start && at <= this.#line.end) return this.#line;
    if (at >= this.#tooLong.start && at <= this.#tooLong.end) return undefined;
    const found = { start: lineStart(this.text, at), end: lineEnd(this.text, at) };
    if (found.end - found.start > longestLine) {
      this.#tooLong = found;
      return undefined;
    }
    this.#line = found;
    return found;
  }
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
