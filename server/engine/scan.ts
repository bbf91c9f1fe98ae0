// Detection from text to findings, as a list of small steps: look, ask, look into structured values, resolve, number, suppress.

import { type Candidate, type Detector, mostOfGuess } from './detector';
import { decodedIn, explainByExtractions, withExtractions } from './extracted';
import type { BytesInput, Finding, ScanInput, Scanner, ScanResult } from './findings/finding';
import { isHighEntropy } from './findings/fingerprint';
import { createOrigin, type Origin } from './findings/origin';
import { overlapsAny, resolveOverlaps, type Span } from './findings/overlap';
import { createLookout, type Lookout, type Spot, type Tables, tablesOf, type Watchers } from './match/lookout';
import { outlineOf, type RuleOutline, ruleWatcher } from './match/rule-watcher';
import type { Rule } from './rule';
import { markerWatcher } from './suppress/markers';
import { suppress } from './suppress/suppress';
import { createPage, type Page, tell } from './text/page';
import { forgetting } from './text/remembered';
import { characterAt, offsetsFrom, unitsOf } from './text/units';
import { createTracker } from './track/incremental';
import type { Watcher } from './watcher';

export interface ScannerParts {
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[];
  /** What `prebuild` made of the same rules and detectors; saves its time at the start. */
  readonly prebuilt?: Prebuilt | undefined;
}

/** What takes longest at the start, ready-made. */
export interface Prebuilt {
  /** Of the rule with this number. */
  outlineOf(rule: number): RuleOutline;
  readonly tables: Tables;
}

/** Throws when a rule cannot be searched for. The scanner itself is total and keeps no text. */
export function createScanner({ rules, detectors, prebuilt }: ScannerParts): Scanner {
  const outlines = prebuilt ? undefined : rules.map(outlineOf);
  const watchers = watchersOf({ rules, detectors }, prebuilt?.outlineOf ?? ((rule) => outlines![rule]!));
  const lookout = createLookout(watchers, prebuilt?.tables);
  return {
    scan: (input) => forgetting(() => scanText(lookout, input)),
    scanBytes: (input) => forgetting(() => scanBytes(lookout, input)),
    track: () => {
      const tracker = createTracker(lookout);
      return { update: (input, changes) => forgetting(() => tracker.update(input, changes)) };
    },
  };
}

/** What finds the words of all these rules and detectors, and the outlines of the rules. */
export function prebuild(parts: Omit<ScannerParts, 'prebuilt'>): { outlines: readonly RuleOutline[]; tables: Tables } {
  const outlines = parts.rules.map(outlineOf);
  return { outlines, tables: tablesOf(watchersOf(parts, (rule) => outlines[rule]!)) };
}

/** Rules, detectors, and the markers; each made when it is first asked for. */
function watchersOf({ rules, detectors }: ScannerParts, outlineOf: (rule: number) => RuleOutline): Watchers {
  const known: Watcher[] = [];
  const make = (index: number): Watcher => {
    const rule = rules[index];
    if (rule) return ruleWatcher(rule, outlineOf(index)) as Watcher;
    return detectors[index - rules.length] ?? markerWatcher;
  };
  return {
    count: rules.length + detectors.length + 1,
    at: (index) => {
      known[index] ??= make(index);
      return known[index];
    },
  };
}

function scanText(lookout: Lookout, input: ScanInput): ScanResult {
  const page = createPage(input);
  return conclude(lookout, input, ask(page, lookAll(lookout, page), input));
}

/** All spots of a page. */
export function lookAll(lookout: Lookout, page: Page): readonly Spot[] {
  const units = unitsOf(page.text);
  const spots = lookout.look({ units, from: 0, to: units.length, origin: page });
  return inOrder(spots, lookout.lookBeyond(page.text));
}

/** Most files hold no word that survives the cheap checks, and of the others only the places around those are decoded. */
function scanBytes(lookout: Lookout, input: BytesInput): ScanResult {
  const { bytes, ascii } = input;
  const origin = createOrigin(input);
  const spots = lookout.look({ units: bytes, from: 0, to: bytes.length, origin, isUtf8: !ascii });
  if (spots.length === 0 || !mayHold(input, origin, spots)) return nothing;
  const whole = decoded(input);
  // Offsets in UTF-8 are those of the text only where each character is one byte.
  return ascii ? conclude(lookout, whole, ask(createPage(whole, origin), spots, whole)) : scanText(lookout, whole);
}

/** The same input as a text. */
export const decoded = ({ bytes: _bytes, ascii: _ascii, decode, ...rest }: BytesInput): ScanInput => ({
  ...rest,
  text: decode(),
});

function mayHold(input: BytesInput, origin: Origin, spots: readonly Spot[]): boolean {
  const mayFind = windowsOf(input, origin, spots);
  return spots.some((spot) => spot.watcher !== markerWatcher && mayFind(spot));
}

/** In bytes; where as many spots lie as would ask for all of the file, it is decoded in such parts. */
const windowLength = 1 << 18;

/**
 * Asks whether a watcher answers anything when it sees only a window around the spot; that it throws is an answer too.
 * Spots must come in their order.
 */
function windowsOf(
  { bytes, ascii, decode }: BytesInput,
  origin: Origin,
  spots: readonly Spot[],
): (spot: Spot) => boolean {
  const seen = spots.reduce((sum, { watcher }) => sum + 2 * watcher.reach, 0);
  const least = seen > bytes.length ? windowLength : 0;
  let window: Window | undefined;
  return ({ watcher, word, start, end }) => {
    // A unit of the text is up to three bytes.
    const reach = ascii ? watcher.reach : 3 * watcher.reach;
    const [first, last] = [Math.max(0, start - reach), Math.min(bytes.length, end + reach)];
    if (!window || first < window.from || last > window.to) {
      const from = characterAt(bytes, first);
      const to = characterAt(bytes, Math.min(bytes.length, Math.max(last, from + least)));
      const page = createPage({ text: decode(from, to), path: origin.path }, origin);
      window = { from, to, page, offsetOf: offsetsFrom(bytes, from, ascii) };
    }
    const at = window.offsetOf(start);
    // A word beyond ASCII is shorter than its bytes.
    const length = ascii ? end - start : word.text.length;
    // Bytes that are no UTF-8 count otherwise as text; then only the text itself can say.
    if (!ascii && window.page.text.slice(at, at + length).toLowerCase() !== word.text.toLowerCase()) return true;
    try {
      return watcher.at(window.page, at, at + length, word).length > 0;
    } catch {
      return true;
    }
  };
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly page: Page;
  /** UTF-16 offset in the page of a byte of the file; ascending. */
  offsetOf(byte: number): number;
}

export const inOrder = (spots: readonly Spot[], more: readonly Spot[]): readonly Spot[] =>
  more.length === 0 ? spots : spots.length === 0 ? more : [...spots, ...more].sort((a, b) => a.start - b.start);

const nothing: ScanResult = { findings: [], suppressed: [], failures: [] };

/** What the watchers answered at their spots. */
export interface Asked {
  readonly candidates: readonly Candidate[];
  readonly failures: Failures;
  /** Offsets of the words that an inline marker may begin with. */
  readonly marks: readonly number[];
}

function ask(page: Page, spots: readonly Spot[], input: ScanInput, failures = createFailures()): Asked {
  const { extractions = [] } = input;
  const candidates: Candidate[] = [];
  const marks: number[] = [];
  const guesses: Spot[] = [];
  for (const spot of spots) {
    if (spot.watcher === markerWatcher) marks.push(spot.start);
    else if (spot.watcher.guesses) guesses.push(spot);
    else for (const candidate of askAt(page, spot, failures)) candidates.push(candidate);
  }
  if (guesses.length === 0) return { candidates, failures, marks };
  // In a structured file what is more specific may be dropped for what it means, and then a guess still counts.
  const told = tell(page, { isNamed: extractions.length > 0 ? decodedIn(input) : namesIn(candidates) });
  for (const spot of guesses) for (const candidate of askAt(told, spot, failures)) candidates.push(candidate);
  return { candidates, failures, marks };
}

/** Spans for which it is decided already that a guess gives way: one more specific, and no less sure, shares a character with it. */
function namesIn(candidates: readonly Candidate[]): (span: Span) => boolean {
  const stays = resolveOverlaps(candidates.filter(({ specificity }) => specificity > mostOfGuess));
  const named = stays.filter(({ confidence }) => confidence !== 'possible');
  return (span) => overlapsAny(named, span);
}

/** A watcher that throws costs only itself, and is not asked again about this text. */
export function askAt(page: Page, { watcher, start, end, word }: Spot, failures: Failures): readonly Candidate[] {
  if (failures.has(watcher.id)) return [];
  try {
    const found = watcher.at(page, start, end, word);
    if (found.length === 0) return found;
    return found.filter(isSpan).map((candidate) => withEntropy(candidate, page.text));
  } catch (error) {
    failures.add(watcher.id, kindOf(error));
    return [];
  }
}

const isSpan = ({ start, end }: Candidate): boolean => start >= 0 && end > start;

/** Written out field by field, as below: copying the rest of an object costs more than most judgements of a value. */
function withEntropy(candidate: Candidate, text: string): Candidate {
  if (candidate.highEntropy !== undefined) return candidate;
  const {
    ruleId,
    title,
    class: sort,
    confidence,
    start,
    end,
    envName,
    masked,
    evidence,
    name,
    specificity,
  } = candidate;
  const highEntropy = isHighEntropy(text.slice(start, end));
  const one = {
    ruleId,
    title,
    class: sort,
    confidence,
    start,
    end,
    envName,
    masked,
    evidence,
    specificity,
    highEntropy,
  };
  return name === undefined ? one : Object.assign(one, { name });
}

/** From all candidates of a text to its result. */
export function conclude(lookout: Lookout, input: ScanInput, { candidates, failures, marks }: Asked): ScanResult {
  // All that is extracted stands in the same place.
  const origin = createOrigin({ path: input.path });
  const all = withExtractions(input, candidates, (nested) => {
    const page = createPage(nested, origin);
    return ask(page, lookAll(lookout, page), nested, failures).candidates;
  });
  if (all.length === 0) return { ...nothing, failures: failures.list() };
  const findings = number(explainByExtractions(resolveOverlaps(all), input.extractions));
  return { ...suppress(input, findings, marks), failures: failures.list() };
}

/** In the order of the text; the nth finding of a rule is its identity until the repository has a key. */
function number(candidates: readonly Candidate[]): readonly Finding[] {
  const counts = new Map<string, number>();
  return candidates.map((candidate) => {
    const ordinal = counts.get(candidate.ruleId) ?? 0;
    counts.set(candidate.ruleId, ordinal + 1);
    return findingOf(candidate, ordinal);
  });
}

function findingOf(candidate: Candidate, ordinal: number): Finding {
  const { ruleId, title, class: sort, confidence, start, end, envName, masked, evidence, name } = candidate;
  const highEntropy = candidate.highEntropy ?? false;
  const one = { ruleId, title, class: sort, confidence, start, end, envName, masked, evidence, ordinal, highEntropy };
  return name === undefined ? one : Object.assign(one, { name });
}

export interface Failures {
  add(id: string, message: string): void;
  has(id: string): boolean;
  list(): ScanResult['failures'];
}

export function createFailures(): Failures {
  const byId = new Map<string, string>();
  return {
    add: (id, message) => void byId.set(id, message),
    has: (id) => byId.has(id),
    list: () => [...byId].map(([ruleId, message]) => ({ ruleId, message })),
  };
}

/** Only the error's class: its message may quote the text. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : 'thrown value');
