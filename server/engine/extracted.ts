// Looks into the values that readers of structured files extracted: decoded text, judged under its key path.

import type { Candidate } from './detector';
import type { Extraction, ScanInput } from './finding';
import { isHighEntropy } from './fingerprint';
import { overlapsAny, resolveOverlaps } from './overlap';

/** Finds candidates in a text; `nested` says that it is an extraction's, whose literal text was searched already. */
export interface Finders {
  rules(input: ScanInput, contextOnly: boolean): readonly Candidate[];
  detectors(input: ScanInput): readonly Candidate[];
}

/** Candidates of all extractions; those that only repeat what `known` holds of the same span and rule are left out. */
export function searchExtractions(input: ScanInput, known: readonly Candidate[], find: Finders): readonly Candidate[] {
  const finder = knownFinder(known);
  return (input.extractions ?? []).flatMap((extraction) =>
    candidatesIn(input, extraction, find).filter((candidate) => !finder(candidate)),
  );
}

/**
 * A value written as it is was searched where it stands: only rules that want a word of the key path are tried again.
 * A decoded value has no offsets of its own, so its finding spans the whole written value.
 */
function candidatesIn(input: ScanInput, extraction: Extraction, find: Finders): readonly Candidate[] {
  const { start, end, value, name } = extraction;
  const lead = `${name.replace(/[\r\n]/g, ' ')}: `;
  const nested: ScanInput = { text: lead + value, path: input.path, languageId: 'yaml' };
  const verbatim = input.text.slice(start, end) === value;
  const found = verbatim ? find.rules(nested, true) : [...find.rules(nested, false), ...find.detectors(nested)];
  return found
    .filter((candidate) => candidate.start >= lead.length)
    .map((candidate) => {
      const highEntropy = candidate.highEntropy ?? isHighEntropy(nested.text.slice(candidate.start, candidate.end));
      const evidence = extraction.note ? [...candidate.evidence, extraction.note] : candidate.evidence;
      const shift = start - lead.length;
      const span = verbatim ? { start: candidate.start + shift, end: candidate.end + shift } : { start, end };
      return { ...candidate, ...span, name, evidence, highEntropy };
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

/** Each finding inside an extraction gets its key path as name, unless it has one that says more. */
export function nameByKeyPath<T extends Candidate>(
  found: readonly T[],
  extractions: readonly Extraction[],
): readonly T[] {
  if (extractions.length === 0) return found;
  const sorted = [...extractions].sort((a, b) => a.start - b.start || b.end - a.end);
  let index = 0;
  return found.map((candidate) => {
    while (index < sorted.length && sorted[index]!.end < candidate.end) index++;
    const around = sorted[index];
    return around && around.start <= candidate.start && around.end >= candidate.end
      ? { ...candidate, name: around.name }
      : candidate;
  });
}
