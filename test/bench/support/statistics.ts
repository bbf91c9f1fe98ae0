// The few numbers that describe a series of measurements.

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value below which this share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('nothing was measured');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

/** Does every work once per round, so that a busy moment of the machine hits all of them; the medians by name. */
export function rounds<Name extends string>(
  count: number,
  works: Readonly<Record<Name, () => number>>,
): Readonly<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const seen = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < count; round++) for (const name of names) seen.get(name)!.push(works[name]());
  return Object.fromEntries(names.map((name) => [name, median(seen.get(name)!)])) as Record<Name, number>;
}
