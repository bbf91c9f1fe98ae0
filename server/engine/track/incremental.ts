// A document that is typed in: what an edit may have changed is looked at again, and nothing else. Equal to a full scan, always.

import type { Change, ScanInput, ScanResult, Tracker } from '../findings/finding';
import { createOrigin, type Origin } from '../findings/origin';
import type { Span } from '../findings/overlap';
import type { Lookout, Spot } from '../match/lookout';
import { askAt, conclude, createFailures, type Failures, inOrder, lookAll } from '../scan';
import { markerWatcher } from '../suppress/markers';
import { createPage, type Page, tell } from '../text/page';
import type { Text } from '../text/text';
import { unitsOf } from '../text/units';
import type { Watcher, Word } from '../watcher';
import { createMemory, type Judged, type Memory, shifted } from './recall';

/** Up to this reach (UTF-16 units) a watcher's spots are found again around an edit; those that see further are remembered. */
const windowReach = 2700;

/** A spot and what was found there. It moves with the text; offsets of the candidates count from its start. */
interface Remembered extends Judged {
  start: number;
  end: number;
  readonly watcher: Watcher;
  readonly word: Word;
}

/** Begins without a text: the first update is a full scan. */
export function createTracker(lookout: Lookout): Tracker {
  let known: readonly Remembered[] | undefined;
  let length = 0;
  let origin: Origin | undefined;
  let languageId: string | undefined;
  return {
    update: (input, changes) => {
      if (!origin || origin.path !== input.path || languageId !== input.languageId) {
        known = undefined;
        origin = createOrigin(input);
        languageId = input.languageId;
      }
      const failures = createFailures();
      const damaged = known && changes && damagedBy(changes);
      if (!known || !damaged || isTooMuch(damaged, length))
        known = lookAtAll(lookout, { base: 0, page: createPage(input, origin), failures });
      else if (damaged.length > 0)
        known = lookAgain(lookout, moved(known, changes!), { text: input.text, origin, failures, damaged });
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

const isFar = ({ reach }: Watcher): boolean => reach > windowReach;
const isWorth = ({ watcher, candidates }: Remembered): boolean =>
  candidates.length > 0 || watcher === markerWatcher || isFar(watcher);

/** What watchers read: the text, or what lies around an edit; their answers do not depend on how much of it that is. */
interface Reading {
  /** Offset in the text at which the page begins. */
  readonly base: number;
  readonly page: Page;
  readonly failures: Failures;
}

const lookAtAll = (lookout: Lookout, reading: Reading): readonly Remembered[] =>
  remember(reading, lookAll(lookout, reading.page));

/** What is found at these spots of the text, where anything is. */
function remember(
  { base, page, failures }: Reading,
  spots: readonly Spot[],
  { recall, taken }: Memory = createMemory([], []),
): readonly Remembered[] {
  const recalling = tell(page, { recall });
  return spots
    .map((spot): Remembered => {
      const here = base === 0 ? spot : shifted(spot, -base);
      const candidates = spot.watcher === markerWatcher ? [] : askAt(recalling, here, failures);
      return { ...spot, reading: taken(), candidates: candidates.map((one) => shifted(one, -here.start)) };
    })
    .filter(isWorth);
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

/** What was known, at its new offsets; spots that a change cut are gone. The only thing here that every spot of the file costs. */
function moved(known: readonly Remembered[], changes: readonly Change[]): readonly Remembered[] {
  let current = known;
  for (const { start, oldEnd, newEnd } of changes) {
    const by = newEnd - oldEnd;
    current = current.filter((one) => one.end <= start || one.start >= oldEnd);
    for (const one of current) {
      if (one.end <= start) continue;
      one.start += by;
      one.end += by;
    }
  }
  return current;
}

interface Damage {
  readonly text: Text;
  readonly origin: Origin;
  readonly failures: Failures;
  readonly damaged: readonly Span[];
}

/** Known spots that may see the damage are asked again, or, near it, replaced by those found there now. */
function lookAgain(lookout: Lookout, known: readonly Remembered[], damage: Damage): readonly Remembered[] {
  const { text, damaged } = damage;
  const zones = zonesAround(damaged, text.length);
  const close = readingOf(damage, { start: zones[0]!.start - windowReach, end: zones.at(-1)!.end + windowReach });
  const kept: Remembered[] = [];
  const seeing: Remembered[] = [];
  for (const one of known) (seesAny(damaged, close, one) ? seeing : kept).push(one);
  const far = seeing.filter((one) => !zones.some(({ start, end }) => one.start >= start && one.end <= end));
  const near = zones.flatMap((zone) => lookIn(lookout, zone, { damaged, close }));
  const spots = [...far, ...near];
  const reading = wideEnough(damage, close, spots);
  const here = <T extends Span>(one: T): T => shifted(one, -reading.base);
  const fresh = remember(reading, spots, createMemory(seeing.map(here), damaged.map(here)));
  return fresh.length === 0 ? kept : [...kept, ...fresh].sort((a, b) => a.start - b.start);
}

function readingOf({ text, origin, failures }: Damage, { start, end }: Span): Reading {
  const base = Math.max(0, start);
  const page = createPage({ text: text.slice(base, Math.min(text.length, end)), path: origin.path }, origin);
  return { base, page, failures };
}

/** Few watchers see further than a window: where one of them is asked, more of the text is read. */
function wideEnough(damage: Damage, close: Reading, spots: readonly Spot[]): Reading {
  const first = close.base;
  const last = close.base + close.page.text.length;
  let [start, end] = [first, last];
  for (const spot of spots) {
    start = Math.min(start, spot.start - spot.watcher.reach);
    end = Math.max(end, spot.end + spot.watcher.reach);
  }
  const isWider = Math.max(0, start) < first || Math.min(damage.text.length, end) > last;
  return isWider ? readingOf(damage, { start, end }) : close;
}

type Place = Pick<Spot, 'start' | 'end' | 'watcher'>;

/** Whether a change may have changed what the watcher answers at this spot of the text. */
function seesAny(damaged: readonly Span[], { base, page }: Reading, { start, end, watcher }: Place): boolean {
  if (!touchesAny(damaged, start - watcher.reach, end + watcher.reach)) return false;
  const sight = watcher.sight?.(page, start - base, end - base);
  return !sight || touchesAny(damaged, sight.start + base, sight.end + base);
}

function touchesAny(damaged: readonly Span[], from: number, to: number): boolean {
  for (const { start, end } of damaged) if (start <= to && end >= from) return true;
  return false;
}

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

/** Spots in the zone that may see the damage; the bytes around it are there for the watchers' cheap looks. */
function lookIn(
  lookout: Lookout,
  zone: Span,
  { damaged, close }: { readonly damaged: readonly Span[]; readonly close: Reading },
): readonly Spot[] {
  const { text } = close.page;
  const from = zone.start - close.base;
  const to = zone.end - close.base;
  const first = Math.max(0, from - windowReach);
  const base = close.base + first;
  const units = unitsOf(text, first, Math.min(text.length, to + windowReach));
  // Most words fail a cheap look sooner than it is known how far they see.
  const sees = ({ reach }: Watcher, start: number, end: number) =>
    touchesAny(damaged, start + base - reach, end + base + reach);
  const spots = lookout.look({ units, from: from - first, to: to - first, origin: close.page, sees });
  const beyond = lookout.lookBeyond(text.slice(from, to));
  return inOrder(
    spots.map((spot) => shifted(spot, base)),
    beyond.map((spot) => shifted(spot, zone.start)),
  ).filter((spot) => seesAny(damaged, close, spot));
}
