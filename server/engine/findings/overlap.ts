// Two findings never share a character: the most specific one stays.

import type { Candidate } from '../detector';

/** The candidates that stay, sorted by start. More specific wins, then longer, then earlier, then the rule's id. */
export function resolveOverlaps<T extends Candidate>(candidates: readonly T[]): readonly T[] {
  const sorted = [...candidates].sort((a, b) => a.start - b.start);
  const kept: T[] = [];
  let from = 0;
  while (from < sorted.length) {
    const to = endOfGroup(sorted, from);
    if (to === from + 1) kept.push(sorted[from]!);
    else kept.push(...resolveGroup(sorted.slice(from, to)));
    from = to;
  }
  return kept;
}

/** Candidates from `from` on that overlap one another, at least by way of others; most stand alone. */
function endOfGroup(sorted: readonly Span[], from: number): number {
  let { end } = sorted[from]!;
  let to = from + 1;
  while (to < sorted.length && sorted[to]!.start < end) end = Math.max(end, sorted[to++]!.end);
  return to;
}

function resolveGroup<T extends Candidate>(candidates: readonly T[]): readonly T[] {
  const ranked = [...candidates].sort(
    (a, b) =>
      b.specificity - a.specificity ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      (a.ruleId < b.ruleId ? -1 : 1),
  );
  const kept: T[] = [];
  for (const candidate of ranked)
    if (!overlapsAny(kept, candidate)) kept.splice(insertionIndex(kept, candidate.start), 0, candidate);
  return asSureAsAny(kept, candidates);
}

/** Who names a value best need not be the surest that it is one: the same span is as sure as the surest says. */
function asSureAsAny<T extends Candidate>(kept: readonly T[], candidates: readonly T[]): readonly T[] {
  if (!kept.some(({ confidence }) => confidence === 'possible')) return kept;
  const spanOf = ({ start, end }: Candidate): string => `${start} ${end}`;
  const sure = new Set(candidates.filter(({ confidence }) => confidence !== 'possible').map(spanOf));
  return kept.map((one) =>
    one.confidence === 'possible' && sure.has(spanOf(one)) ? { ...one, confidence: 'likely' } : one,
  );
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the span shares a character with one of the list, which is sorted by start and has no overlaps itself. */
export function overlapsAny(sorted: readonly Span[], { start, end }: Span): boolean {
  const index = insertionIndex(sorted, start);
  const before = sorted[index - 1];
  const after = sorted[index];
  return (before !== undefined && before.end > start) || (after !== undefined && after.start < end);
}

/** Index of the first element that begins at or after `start`; the list is sorted. */
export function insertionIndex(sorted: readonly Span[], start: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
