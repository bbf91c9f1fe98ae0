// Looks into the values that readers of structured files extracted: decoded text, judged under its key path.

import type { Candidate } from './detector';
import type { Extraction, ScanInput } from './findings/finding';
import { isHighEntropy } from './findings/fingerprint';
import { insertionIndex, overlapsAny, resolveOverlaps, type Span } from './findings/overlap';
import { judgeExtraction } from './judge/find/extractions';
import { envNameOf } from './judge/name';
import { placeOf } from './judge/place';

/** All candidates of a text. */
export type FindAll = (input: ScanInput) => readonly Candidate[];

/**
 * The candidates with those in all extractions. What stands for something else is judged by what it means: a guess at the
 * written form of a decoded value is dropped.
 */
export function withExtractions(
  input: ScanInput,
  candidates: readonly Candidate[],
  find: FindAll,
): readonly Candidate[] {
  const { path, extractions = [] } = input;
  if (extractions.length === 0) return candidates;
  const isDecoded = decodedIn(input);
  const isGuess = (candidate: Candidate): boolean => candidate.specificity < structural && isDecoded(candidate);
  const known = candidates.filter((candidate) => !isGuess(candidate));
  const isKnown = knownFinder(known);
  const place = placeOf(path);
  const inner = extractions.flatMap((extraction) => {
    const found = candidatesIn(input, extraction, find);
    const fresh = found.filter((candidate) => !isKnown(candidate));
    return found.some((candidate) => isSaid(candidate, extraction))
      ? fresh
      : [...fresh, ...judgeExtraction(extraction, place)];
  });
  return [...known, ...inner];
}

/** Whether a span lies in a value that stands for another: no guess about it counts. */
export const decodedIn = ({ text, extractions = [] }: ScanInput): ((span: Span) => boolean) =>
  holder(extractions.filter(({ start, end, value }) => text.slice(start, end) !== value));

/** Whether one of the spans holds the given one. */
function holder(spans: readonly Span[]): (span: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let farthest = 0;
  // The end of the span that reaches farthest, up to each.
  const ends = sorted.map(({ end }) => {
    farthest = Math.max(farthest, end);
    return farthest;
  });
  return ({ start, end }) => {
    const index = insertionIndex(sorted, start + 1) - 1;
    return index >= 0 && ends[index]! >= end;
  };
}

/** Whether the value is named already by what is more specific than its key, and no less sure. */
const isSaid = ({ start, end, specificity, confidence }: Candidate, extraction: Extraction): boolean =>
  start === extraction.start && end === extraction.end && specificity >= structural && confidence !== 'possible';

/** From here on a candidate was recognised by its own form, not by the name it is assigned to. */
const structural = 50;

/**
 * What the watchers see in the value behind its key path. A value written as it is was searched where it stands already, but
 * for the words of the path. A decoded one has no offsets of its own, so its finding spans the whole written value.
 */
function candidatesIn(input: ScanInput, extraction: Extraction, find: FindAll): readonly Candidate[] {
  const { start, end, value, name, note } = extraction;
  const lead = `${name.replace(/[\r\n]/g, ' ')}: `;
  const verbatim = input.text.slice(start, end) === value;
  return find({ text: lead + value, path: input.path })
    .filter((candidate) => candidate.start >= lead.length)
    .map((candidate) => {
      const evidence = note ? [...candidate.evidence, note] : candidate.evidence;
      const shift = start - lead.length;
      if (verbatim) return { ...candidate, start: candidate.start + shift, end: candidate.end + shift, name, evidence };
      return { ...candidate, start, end, name, envName: envNameOf(name, candidate.envName), evidence };
    });
}

/** Whether a candidate of the same rule stands within the given one already. */
function knownFinder(known: readonly Candidate[]): (candidate: Candidate) => boolean {
  const byRule = new Map<string, Candidate[]>();
  for (const one of known) {
    const same = byRule.get(one.ruleId);
    if (same) same.push(one);
    else byRule.set(one.ruleId, [one]);
  }
  const spans = new Map([...byRule].map(([ruleId, same]) => [ruleId, resolveOverlaps(same)]));
  return (candidate) => overlapsAny(spans.get(candidate.ruleId) ?? [], candidate);
}

/**
 * Each candidate inside an extraction gets its key path as name. One that stands for a decoded value is as predictable
 * as that value, however random its encoding looks.
 */
export function explainByExtractions<T extends Candidate>(
  found: readonly T[],
  extractions: readonly Extraction[] = [],
): readonly T[] {
  const sorted = [...extractions].sort((a, b) => a.start - b.start || b.end - a.end);
  let index = 0;
  return found.map((candidate) => {
    while (index < sorted.length && sorted[index]!.end < candidate.end) index++;
    const around = sorted[index];
    if (!around || around.start > candidate.start) return candidate;
    const isWhole = around.start === candidate.start && around.end === candidate.end;
    const highEntropy = candidate.highEntropy ?? (isWhole ? isHighEntropy(around.value) : undefined);
    return { ...candidate, name: around.name, ...(highEntropy !== undefined && { highEntropy }) };
  });
}
