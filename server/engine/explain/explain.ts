// Why something on a line is not reported: detection once more, with every cheap refusal and every value let go told.

import type { Candidate, Detector } from '../detector';
import { withExtractions } from '../extracted';
import type { Extraction, ScanInput } from '../findings/finding';
import { resolveOverlaps, type Span } from '../findings/overlap';
import { judgeName } from '../judge/name';
import { createLookout, type Lookout, listed, type Spot } from '../match/lookout';
import { outlineOf, type RuleOutline, ruleWatcher } from '../match/rule-watcher';
import type { Rule } from '../rule';
import { askAt, createFailures, lookAll, type ScannerParts } from '../scan';
import { createPage, type Page, tell } from '../text/page';
import { forgetting } from '../text/remembered';
import { isAscii, unitsOf } from '../text/units';
import type { Watcher } from '../watcher';
import type { Dropped } from './note';
import { ofNames, reasons, whyNoSecretValue } from './reasons';
import { whyNothingByDetector, whyRefusedByRule, whyUnmatchedByRule } from './unmatched';

/** One thing that was considered and is no finding. UTF-16 offsets in the text, end exclusive. */
export interface Step extends Span {
  /** What stands there: a value that was let go, or a word or name that led to none. */
  readonly of: 'value' | 'word';
  /** Ids of the rules it holds for, sorted; `provider/*` where it was not yet known which one. */
  readonly rules: readonly string[];
  /** For people; holds no character of the text. */
  readonly why: string;
}

/** The steps for what shares a character with the span, in the order of the text. */
export type Explain = (input: ScanInput, span: Span) => readonly Step[];

/** Throws when a rule cannot be searched for. */
export function createExplain({ rules, detectors, prebuilt }: ScannerParts): Explain {
  const ofRules = rules.map((rule, index): Source => {
    const outline = prebuilt?.outlineOf(index) ?? outlineOf(rule);
    return { watcher: ruleWatcher(rule, outline) as Watcher, rule, outline };
  });
  const sources = [...ofRules, ...detectors.map((detector): Source => ({ watcher: detector, detector }))];
  const open = new Map(sources.map((source) => [withoutLook(source.watcher), source]));
  const lookout = createLookout(listed([...open.keys()]));
  const engine: Engine = { lookout, sourceOf: (spot) => open.get(spot.watcher)! };
  return (input, span) => forgetting(() => explain(engine, input, span));
}

type Source =
  | { readonly watcher: Watcher; readonly rule: Rule; readonly outline: RuleOutline }
  | { readonly watcher: Watcher; readonly detector: Detector };

/** Every word is a spot, so that what the cheap look at the bytes refuses can be told. */
function withoutLook({ passes: _, follows: __, ...rest }: Watcher): Watcher {
  return rest;
}

interface Engine {
  readonly lookout: Lookout;
  sourceOf(spot: Spot): Source;
}

function explain(engine: Engine, input: ScanInput, span: Span): readonly Step[] {
  const heard = listen(engine, input, span);
  const nested: Dropped[] = [];
  let next = 0;
  // Asked once for each extraction, in their order.
  const all = withExtractions(input, heard.candidates, (inner) => {
    const extraction = input.extractions![next++]!;
    const { candidates, dropped } = listen(engine, inner, none);
    nested.push(...dropped.flatMap((one) => placed(String(input.text), extraction, { inner, one })));
    return candidates;
  });
  const kept = resolveOverlaps(all);
  const found = [...all, ...heard.candidates];
  const dropped = [...heard.dropped, ...nested].filter(
    (one) => !found.some((candidate) => candidate.ruleId === one.ruleId && touches(candidate, one)),
  );
  const known = [...dropped, ...found];
  const steps = [
    ...dropped,
    ...lost(all, kept),
    ...guesses(heard.candidates, all),
    ...unread(input.extractions ?? [], known),
  ].map(stepOf);
  const missed = heard.missed.filter(
    (one) => !known.some((other) => one.rules.includes(other.ruleId) && touches(one, other)),
  );
  const values = steps.filter(({ of }) => of === 'value');
  const told = [...steps.filter((step) => !isPartOf(step, values)), ...missed];
  return grouped(told.filter((step) => touches(step, span) && !isPartOf(step, found)));
}

const stepOf = ({ ruleId, start, end, why }: Dropped): Step => ({
  of: ofNames.has(why) ? 'word' : 'value',
  rules: [ruleId],
  start,
  end,
  why,
});

/** What seems to be a word or a name within a value tells nothing but a part of that. */
const isPartOf = ({ of, start, end }: Step, values: readonly Span[]): boolean =>
  of === 'word' && values.some((value) => value.start <= start && end <= value.end);

const none: Span = { start: -1, end: -1 };

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

interface Heard {
  readonly candidates: readonly Candidate[];
  readonly dropped: readonly Dropped[];
  /** Words in the span that led to nothing. */
  readonly missed: readonly Step[];
}

/** Asks all watchers about a text, and listens to what they let go. */
function listen({ lookout, sourceOf }: Engine, input: ScanInput, span: Span): Heard {
  const dropped: Dropped[] = [];
  const note = (one: Dropped): undefined => void dropped.push(one);
  const page = tell(createPage(input), { note });
  const units = unitsOf(page.text);
  const failures = createFailures();
  const candidates: Candidate[] = [];
  const missed = createMissed();
  for (const spot of lookAll(lookout, page)) {
    const source = sourceOf(spot);
    const before = dropped.length;
    const passes = looksRight(source.watcher, units, { spot, page });
    // A detector knows more of what its cheap look refused; that can be no finding.
    const asked = passes || 'detector' in source ? askAt(page, spot, failures) : [];
    const found = passes ? asked : [];
    candidates.push(...found);
    if (!touches(spot, span)) continue;
    if (found.length > 0 || dropped.length > before) missed.answered(source.watcher);
    else missed.add(source, spot, whyNothing(source, spot, { page, units, passes }));
  }
  return { candidates, dropped, missed: missed.list() };
}

interface Place {
  readonly spot: Spot;
  readonly page: Page;
}

/** Words beyond ASCII have no cheap look. */
const looksRight = (watcher: Watcher, units: Uint8Array, { spot: { start, end, word }, page }: Place): boolean =>
  !isAscii(word.text) || (watcher.passes?.(units, start, end, word, page) ?? true);

interface Looked {
  readonly page: Page;
  readonly units: Uint8Array;
  readonly passes: boolean;
}

function whyNothing(source: Source, spot: Spot, { page, units, passes }: Looked): string {
  if ('detector' in source) return whyNothingByDetector(page, spot);
  return passes ? whyUnmatchedByRule(source.rule, page, spot) : whyRefusedByRule(source.outline, units, spot);
}

interface Missed {
  /** The watcher had more to say of another word: only words that stand in a value are told beside it. */
  answered(watcher: Watcher): void;
  add(source: Source, spot: Spot, why: string): void;
  list(): readonly Step[];
}

/** One step for each word that stands in a value; of words beside values only the first of a watcher. */
function createMissed(): Missed {
  const inside: Step[] = [];
  const beside = new Map<string, Step>();
  const answered = new Set<string>();
  return {
    answered: ({ id }) => void answered.add(id),
    add: (source, { start, end, word }, why) => {
      const step = { of: 'word' as const, rules: labelsOf(source), start, end, why };
      const isInside = 'announcer' in word && (word.announcer as { kind: string }).kind === 'inside';
      if (isInside) inside.push(step);
      else if (!beside.has(source.watcher.id)) beside.set(source.watcher.id, step);
    },
    list: () => [...inside, ...[...beside].flatMap(([id, step]) => (answered.has(id) ? [] : [step]))],
  };
}

/** A rule's id; of a detector those of its rules, all of a provider as `provider/*`. */
function labelsOf(source: Source): readonly string[] {
  if ('rule' in source) return [source.rule.id];
  if (source.detector.guesses) return ['generic/*'];
  const ids = source.detector.rules.map(({ id }) => id);
  if (ids.length === 0) return [source.detector.id];
  const provider = ids[0]!.slice(0, ids[0]!.indexOf('/') + 1);
  return ids.length > 4 && ids.every((id) => id.startsWith(provider)) ? [`${provider}*`] : ids;
}

interface Inner {
  readonly inner: ScanInput;
  readonly one: Dropped;
}

/** What was let go in an extracted value, at its place in the file: exactly where it is written as it is. */
function placed(text: string, { start, end, value }: Extraction, { inner, one }: Inner): readonly Dropped[] {
  const lead = inner.text.length - value.length;
  if (one.start < lead) return [];
  const shift = start - lead;
  const verbatim = text.slice(start, end) === value;
  return [verbatim ? { ...one, start: one.start + shift, end: one.end + shift } : { ...one, start, end }];
}

function lost(all: readonly Candidate[], kept: readonly Candidate[]): readonly Dropped[] {
  return all.flatMap(({ ruleId, start, end }) => {
    const winner = kept.find((one) => touches(one, { start, end }));
    return winner && winner.ruleId !== ruleId
      ? [{ ruleId, start, end, why: `${winner.ruleId} knows more about the same characters` }]
      : [];
  });
}

function guesses(candidates: readonly Candidate[], all: readonly Candidate[]): readonly Dropped[] {
  const taken = new Set(all);
  const why = 'the value is judged by what it means, not by how it is written';
  return candidates.flatMap((one) =>
    taken.has(one) ? [] : [{ ruleId: one.ruleId, start: one.start, end: one.end, why }],
  );
}

/** Values of structured files that were looked into, and of which nothing was said so far. */
function unread(extractions: readonly Extraction[], known: readonly Span[]): readonly Dropped[] {
  return extractions.flatMap(({ name, value, start, end }) => {
    if (known.some((one) => touches(one, { start, end }))) return [];
    const why = judgeName(name) ? (whyNoSecretValue(value) ?? 'it does not look like a secret') : reasons.name;
    return [{ ruleId: 'generic/*', start, end, why }];
  });
}

/** The same reason at the same place is one step. */
function grouped(steps: readonly Step[]): readonly Step[] {
  const byReason = new Map<string, Step>();
  for (const step of steps) {
    const key = `${step.start} ${step.end} ${step.why}`;
    const rules = new Set([...(byReason.get(key)?.rules ?? []), ...step.rules]);
    byReason.set(key, { ...step, rules: [...rules].sort() });
  }
  return [...byReason.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.why < b.why ? -1 : 1));
}
