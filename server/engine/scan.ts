// Detection from text to findings, as a list of small steps: look, ask, look into structured values, resolve, number, suppress.

import type { Candidate, Detector } from './detector';
import { explainByExtractions, withExtractions } from './extracted';
import type { BytesInput, Finding, ScanInput, Scanner, ScanResult } from './finding';
import { isHighEntropy } from './fingerprint';
import { createTracker } from './incremental';
import type { Automaton } from './match/automaton';
import { automatonOf, createLookout, type Lookout, type Spot } from './match/lookout';
import { ruleWatcher } from './match/rule-watcher';
import { resolveOverlaps } from './overlap';
import { createPage, type Page } from './page';
import type { Rule } from './rule';
import { markerWatcher } from './suppress/markers';
import { suppress } from './suppress/suppress';
import type { Watcher } from './watcher';

export interface ScannerParts {
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[];
  /** What `prebuild` made of the same rules and detectors; saves its time at the start. */
  readonly automaton?: Automaton;
}

/** Throws when a rule cannot be searched for. The scanner itself is total and keeps no text. */
export function createScanner({ rules, detectors, automaton }: ScannerParts): Scanner {
  const lookout = createLookout(watchersOf(rules, detectors), automaton);
  return {
    scan: (input) => scanText(lookout, input),
    scanBytes: (input) => scanBytes(lookout, input),
    track: () => createTracker(lookout),
  };
}

/** The automaton that finds the words of all rules and detectors. */
export function prebuild({ rules, detectors }: Omit<ScannerParts, 'automaton'>): Automaton {
  return automatonOf(watchersOf(rules, detectors));
}

const watchersOf = (rules: readonly Rule[], detectors: readonly Detector[]): readonly Watcher[] => [
  ...rules.map(ruleWatcher as (rule: Rule) => Watcher),
  ...detectors,
  markerWatcher,
];

function scanText(lookout: Lookout, input: ScanInput): ScanResult {
  const page = createPage(input);
  return conclude(lookout, input, ask(page, lookout.look(page.units, 0, page.units.length)));
}

/** Most files hold no word that survives the cheap checks, and are never decoded. */
function scanBytes(lookout: Lookout, { bytes, ascii, decode, ...input }: BytesInput): ScanResult {
  const spots = lookout.look(bytes, 0, bytes.length);
  if (spots.every(({ watcher }) => watcher === markerWatcher)) return nothing;
  const whole = { ...input, text: decode() };
  // Offsets in UTF-8 are those of the text only where each character is one byte.
  if (!ascii) return scanText(lookout, whole);
  return conclude(lookout, whole, ask(createPage(whole, bytes), spots));
}

const nothing: ScanResult = { findings: [], suppressed: [], failures: [] };

/** What the watchers answered at their spots. */
export interface Asked {
  readonly candidates: readonly Candidate[];
  readonly failures: Failures;
  /** Offsets of the words that an inline marker may begin with. */
  readonly marks: readonly number[];
}

function ask(page: Page, spots: readonly Spot[]): Asked {
  const failures = createFailures();
  const candidates: Candidate[] = [];
  const marks: number[] = [];
  for (const spot of spots) {
    if (spot.watcher === markerWatcher) marks.push(spot.start);
    else candidates.push(...askAt(page, spot, failures));
  }
  return { candidates, failures, marks };
}

/** A watcher that throws costs only itself, and is not asked again about this text. */
export function askAt(page: Page, { watcher, start, end, word }: Spot, failures: Failures): readonly Candidate[] {
  if (failures.has(watcher.id)) return [];
  try {
    const found = watcher.at(page, start, end, word).filter(isSpan);
    return found.map((candidate) => ({ ...candidate, highEntropy: entropyOf(candidate, page.text) }));
  } catch (error) {
    failures.add(watcher.id, kindOf(error));
    return [];
  }
}

const isSpan = ({ start, end }: Candidate): boolean => start >= 0 && end > start;

const entropyOf = ({ highEntropy, start, end }: Candidate, text: string): boolean =>
  highEntropy ?? isHighEntropy(text.slice(start, end));

/** From all candidates of a text to its result. */
export function conclude(lookout: Lookout, input: ScanInput, { candidates, failures, marks }: Asked): ScanResult {
  const all = withExtractions(input, candidates, (nested) => askAll(lookout, nested, failures));
  if (all.length === 0) return { ...nothing, failures: failures.list() };
  const findings = number(explainByExtractions(resolveOverlaps(all), input.extractions));
  return { ...suppress(input, findings, marks), failures: failures.list() };
}

function askAll(lookout: Lookout, input: ScanInput, failures: Failures): readonly Candidate[] {
  const page = createPage(input);
  const spots = lookout.look(page.units, 0, page.units.length);
  return spots.flatMap((spot) => askAt(page, spot, failures));
}

/** In the order of the text; the nth finding of a rule is its identity until the repository has a key. */
function number(candidates: readonly Candidate[]): readonly Finding[] {
  const counts = new Map<string, number>();
  return candidates.map(({ specificity: _, highEntropy = false, ...candidate }) => {
    const ordinal = counts.get(candidate.ruleId) ?? 0;
    counts.set(candidate.ruleId, ordinal + 1);
    return { ...candidate, ordinal, highEntropy };
  });
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
