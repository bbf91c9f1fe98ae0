// What of a page a rule has not looked at yet: many words on a line, or on lines that each open the next, share their region.

import type { Span } from '../findings/overlap';
import type { Page } from '../text/page';
import { type Region, regionOf } from './context';
import { runsIn } from './gate';

/** The part of the region of a context word that no word before it on this page was asked about. */
export type Unread = (page: Page, word: Span) => Rest;

export interface Rest extends Pick<Region, 'from' | 'to'> {
  /** The first place in [from, to) where a run long enough for a match begins; -1 when there is none. */
  next(from: number, to: number): number;
}

/** Lengths are those of a match. */
export function createUnread(
  set: Uint8Array | undefined,
  { minLength, maxLength }: { readonly minLength: number; readonly maxLength: number },
): Unread {
  const pages = new WeakMap<Page, { start: number; region: Region; readonly next: Rest['next'] }>();
  return (page, word) => {
    const known = pages.get(page);
    if (!known || word.start < known.start) {
      const region = regionOf(page.text, word, maxLength);
      const next = runsIn(page.text, set, minLength);
      pages.set(page, { start: word.start, region, next });
      return { from: region.from, to: region.to, next };
    }
    const { from, to, lineEnd } = regionOf(page.text, word, maxLength, known.region);
    known.start = word.start;
    known.region = { from, to: Math.max(to, known.region.to), lineEnd };
    return { from, to, next: known.next };
  };
}
