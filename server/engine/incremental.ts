// A document that is typed in: what an edit may have changed is looked at again, and nothing else. Equal to a full scan, always.

import type { Candidate } from './detector';
import type { Change, ScanInput, ScanResult, Tracker } from './finding';
import type { Lookout, Spot } from './match/lookout';
import type { Span } from './overlap';
import { createPage, type Page } from './page';
import { askAt, conclude, createFailures, type Failures, inOrder, lookAll } from './scan';
import { markerWatcher } from './suppress/markers';
import { unitsOf } from './units';
import type { Watcher } from './watcher';

/** Up to this reach (UTF-16 units) a watcher's spots are found again around an edit; those that see further are remembered. */
const windowReach = 2700;

/** A spot and what was found there. Offsets of the candidates count from the spot's start, so that it can move. */
interface Remembered extends Spot {
  readonly candidates: readonly Candidate[];
}

/** Begins without a text: the first update is a full scan. */
export function createTracker(lookout: Lookout): Tracker {
  let known: readonly Remembered[] | undefined;
  let length = 0;
  return {
    update: (input, changes) => {
      const failures = createFailures();
      const damaged = known && changes && damagedBy(changes);
      if (!known || !damaged || isTooMuch(damaged, length)) known = lookAtAll(lookout, input, failures);
      else known = lookAgain(lookout, input, { known: moved(known, changes!), damaged, failures });
      length = input.text.length;
      const result = answer(lookout, input, { known, failures });
      // What failed is asked again next time, from scratch.
      if (result.failures.length > 0) known = undefined;
      return result;
    },
  };
}

interface State {
  readonly known: readonly Remembered[];
  readonly failures: Failures;
}

function answer(lookout: Lookout, input: ScanInput, { known, failures }: State): ScanResult {
  const marks = known.filter(({ watcher }) => watcher === markerWatcher).map(({ start }) => start);
  const candidates = known.flatMap(({ start, candidates }) => candidates.map((one) => shifted(one, start)));
  return conclude(lookout, input, { candidates, failures, marks });
}

const shifted = <T extends Span>(one: T, by: number): T => ({ ...one, start: one.start + by, end: one.end + by });

const isFar = ({ reach }: Watcher): boolean => reach > windowReach;
const isWorth = ({ watcher, candidates }: Remembered): boolean =>
  candidates.length > 0 || watcher === markerWatcher || isFar(watcher);

function lookAtAll(lookout: Lookout, input: ScanInput, failures: Failures): readonly Remembered[] {
  const page = createPage(input);
  return lookAll(lookout, page)
    .map((spot) => remember(page, spot, { failures, base: 0 }))
    .filter(isWorth);
}

interface Asking {
  readonly failures: Failures;
  /** Offset of the page's text in the document. */
  readonly base: number;
}

function remember(page: Page, spot: Spot, { failures, base }: Asking): Remembered {
  const candidates = spot.watcher === markerWatcher ? [] : askAt(page, spot, failures);
  return { ...shifted(spot, base), candidates: candidates.map((one) => shifted(one, -spot.start)) };
}

/** Where the text is new, in offsets of the text after all changes; sorted, none touching another. */
function damagedBy(changes: readonly Change[]): readonly Span[] {
  let damaged: Span[] = [];
  for (const { start, oldEnd, newEnd } of changes) {
    const by = newEnd - oldEnd;
    let merged: Span = { start, end: newEnd };
    const apart: Span[] = [];
    for (const span of damaged) {
      if (span.end < start) apart.push(span);
      else if (span.start > oldEnd) apart.push(shifted(span, by));
      else merged = { start: Math.min(merged.start, span.start), end: Math.max(merged.end, span.end + by) };
    }
    damaged = [...apart, merged].sort((a, b) => a.start - b.start);
  }
  return damaged;
}

/** From a quarter of the text on, all of it is looked at. */
const isTooMuch = (damaged: readonly Span[], length: number): boolean =>
  damaged.reduce((sum, { start, end }) => sum + end - start + 2 * windowReach, 0) > length / 4;

/** What was known, at its new offsets; spots that a change cut are gone. */
function moved(known: readonly Remembered[], changes: readonly Change[]): readonly Remembered[] {
  let current = known;
  for (const { start, oldEnd, newEnd } of changes) {
    const by = newEnd - oldEnd;
    const next: Remembered[] = [];
    for (const one of current) {
      if (one.end <= start) next.push(one);
      else if (one.start >= oldEnd) next.push(by === 0 ? one : shifted(one, by));
    }
    current = next;
  }
  return current;
}

interface Damage extends State {
  readonly damaged: readonly Span[];
}

/** Known spots near the damage are replaced by those found there now; far-seeing ones that may see it are asked again. */
function lookAgain(lookout: Lookout, input: ScanInput, { known, damaged, failures }: Damage): readonly Remembered[] {
  const zones = zonesAround(damaged, input.text.length);
  const fresh = zones.flatMap((zone) => lookIn(lookout, input, { zone, failures }));
  const kept = known
    .filter((one) => !zones.some(({ start, end }) => one.start >= start && one.end <= end))
    .map((one) => (isFar(one.watcher) && seesAny(one, damaged) ? askFar(input, one, failures) : one));
  return [...kept, ...fresh].sort((a, b) => a.start - b.start);
}

const seesAny = ({ start, end, watcher: { reach } }: Remembered, damaged: readonly Span[]): boolean =>
  damaged.some((span) => span.start <= end + reach && span.end >= start - reach);

function zonesAround(damaged: readonly Span[], length: number): readonly Span[] {
  const zones: Span[] = [];
  for (const span of damaged) {
    const start = Math.max(0, span.start - windowReach);
    const end = Math.min(length, span.end + windowReach);
    const last = zones.at(-1);
    if (last && last.end >= start) zones[zones.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else zones.push({ start, end });
  }
  return zones;
}

interface Zone {
  readonly zone: Span;
  readonly failures: Failures;
}

function lookIn(lookout: Lookout, input: ScanInput, { zone, failures }: Zone): readonly Remembered[] {
  const base = Math.max(0, zone.start - windowReach);
  const text = input.text.slice(base, zone.end + windowReach);
  const page = createPage({ ...input, text });
  const [from, to] = [zone.start - base, zone.end - base];
  const beyond = lookout.lookBeyond(text).filter(({ start, end }) => start >= from && end <= to);
  return inOrder(lookout.look({ units: unitsOf(text), from, to, origin: page }), beyond)
    .map((spot) =>
      isFar(spot.watcher) ? askFar(input, shifted(spot, base), failures) : remember(page, spot, { failures, base }),
    )
    .filter(isWorth);
}

/** On a page of its own, as wide as it sees. */
function askFar(input: ScanInput, spot: Spot, failures: Failures): Remembered {
  const base = Math.max(0, spot.start - spot.watcher.reach);
  const page = createPage({ ...input, text: input.text.slice(base, spot.end + spot.watcher.reach) });
  return remember(page, shifted(spot, -base), { failures, base });
}
