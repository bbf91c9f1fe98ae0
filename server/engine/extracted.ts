// Looks into the values that readers of structured files extracted: decoded text, judged under its key path.

import type { Candidate } from './detector';
import type { Extraction, ScanInput } from './finding';
import { isHighEntropy } from './fingerprint';
import { overlapsAny, resolveOverlaps } from './overlap';

/** Runs the rules over a text; with `contextOnly`, those alone that want a context word. */
export type FindByRules = (input: ScanInput, contextOnly: boolean) => readonly Candidate[];

/**
 * The rules' candidates in all extractions, without those that `known` holds already. (Detectors are given the
 * extractions themselves: they judge names and values, not lines.)
 */
export function searchExtractions(
  input: ScanInput,
  known: readonly Candidate[],
  find: FindByRules,
): readonly Candidate[] {
  const isKnown = knownFinder(known);
  return (input.extractions ?? []).flatMap((extraction) =>
    candidatesIn(input, extraction, find).filter((candidate) => !isKnown(candidate)),
  );
}

/**
 * A value written as it is was searched where it stands: only rules that want a word of the key path are tried again.
 * A decoded value has no offsets of its own, so its finding spans the whole written value.
 */
function candidatesIn(input: ScanInput, extraction: Extraction, find: FindByRules): readonly Candidate[] {
  const { start, end, value, name, note } = extraction;
  const lead = `${name.replace(/[\r\n]/g, ' ')}: `;
  const verbatim = input.text.slice(start, end) === value;
  const found = find({ text: lead + value, path: input.path }, verbatim);
  return found
    .filter((candidate) => candidate.start >= lead.length)
    .map((candidate) => {
      const evidence = note ? [...candidate.evidence, note] : candidate.evidence;
      const shift = start - lead.length;
      const span = verbatim ? { start: candidate.start + shift, end: candidate.end + shift } : { start, end };
      return { ...candidate, ...span, name, evidence };
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
