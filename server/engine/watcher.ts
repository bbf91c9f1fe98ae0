// Whatever looks for one kind of secret: it names the words that announce one, and is asked only where such a word stands.

import type { Candidate } from './detector';
import type { Origin } from './findings/origin';
import type { Span } from './findings/overlap';
import type { Page } from './text/page';

export interface Word {
  /** Lower case unless `exact`; at least two characters. Found in any case, unless `exact`. */
  readonly text: string;
  readonly exact?: boolean;
}

/** At least `count` bytes of a set, which has 1 for each byte of it. */
export interface Run {
  readonly set: Uint8Array;
  readonly count: number;
}

export interface Watcher<W extends Word = Word> {
  /** Of the rule or detector, for failures. */
  readonly id: string;
  readonly words: readonly W[];
  /** UTF-16 units before a word's start and after its end beyond which nothing decides what `at` answers. */
  readonly reach: number;
  /** What it answers gives way to whatever else is said of the same span: it is asked last, and told of that (see page.ts). */
  readonly guesses?: true;
  /**
   * What decides at a word, where the text around it tells cheaply that this is less than `reach`; undefined where it does
   * not tell. Asked after an edit: a spot that does not see it is not asked again.
   */
  sight?(page: Page, start: number, end: number): Span | undefined;
  /**
   * A cheap look at the bytes around a hit, which most false ones do not survive. `units` are the text's UTF-16 units cut to
   * bytes, or UTF-8 as long as it is not decoded: bytes from 128 on must pass where any character may stand.
   */
  passes?(units: Uint8Array, start: number, end: number, word: W, origin: Origin): boolean;
  /** What stands behind a word wherever `passes` lets it through. Asked once for each word, to see to it in the search itself. */
  follows?(word: W): Run | undefined;
  /** What is announced by the word at [start, end). Depends on nothing but the text within reach and the path. */
  at(page: Page, start: number, end: number, word: W): readonly Candidate[];
}
