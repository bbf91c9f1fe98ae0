// Judging is dearer than reading: what was read and judged before an edit, and is still there word for word, is not judged again.

import type { Candidate } from '../detector';
import type { Span } from '../findings/overlap';

/**
 * The answer of `judge` about what was read at the word that begins at `at`, perhaps from before. It must depend on nothing but
 * the reading's own fields, the text in its span, and the file's path.
 */
export type Recall = (at: number, reading: Span, judge: () => readonly Candidate[]) => readonly Candidate[];

/** What was judged at a spot. */
export interface Judged {
  readonly start: number;
  /** The reading in offsets from the spot's start. No value: that is in the text alone. */
  readonly reading?: string | undefined;
  /** In offsets from the spot's start. */
  readonly candidates: readonly Candidate[];
}

export interface Memory {
  readonly recall: Recall;
  /** The reading of the last answer, to be remembered with it; undefined where none was judged. */
  taken(): string | undefined;
}

/** `before`: what was judged near an edit, at the places where it stands now; `damaged`: where the text is new. */
export function createMemory(before: readonly Judged[], damaged: readonly Span[]): Memory {
  let last: string | undefined;
  return {
    recall: (at, reading, judge) => {
      const own = JSON.stringify(shifted(reading, -at));
      last = own;
      const known = isIntact(damaged, at, reading)
        ? before.find((one) => one.start === at && one.reading === own)
        : undefined;
      return known ? known.candidates.map((one) => shifted(one, at)) : judge();
    },
    taken: () => {
      const taken = last;
      last = undefined;
      return taken;
    },
  };
}

/** Nothing from the word to the value is new: so the value is the one that stood at the same distance before. */
function isIntact(damaged: readonly Span[], at: number, { start, end }: Span): boolean {
  const [from, to] = [Math.min(at, start), Math.max(at, end)];
  return !damaged.some((span) => span.start <= to && span.end >= from);
}

export const shifted = <T extends Span>(one: T, by: number): T => ({
  ...one,
  start: one.start + by,
  end: one.end + by,
});
