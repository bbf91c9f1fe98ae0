// What characters a bracket set holds, and how much randomness a text over it should show.

import { shannon } from '../judge/entropy';

/** The printable ASCII characters of a bracket set (the inside of a regex class), sorted; memoised. */
export function members(set: string): readonly string[] {
  const known = memo.get(set);
  if (known) return known;
  const test = new RegExp(`^[${set}]$`);
  const found = printable.filter((one) => test.test(one));
  memo.set(set, found);
  return found;
}

/** A run of variable characters together with the set it was drawn from. */
export interface Run {
  readonly text: string;
  readonly set: string;
}

/**
 * Shannon entropy (bits per character) below which random characters of these sets are taken for a dummy.
 * The factors lie under the lowest of 20 000 random draws per alphabet and length; short texts cannot be judged: 0.
 */
export function entropyFloor(runs: readonly Run[]): number {
  const length = runs.reduce((sum, { text }) => sum + text.length, 0);
  const factor = factors.find(([from]) => length >= from)?.[1] ?? 0;
  if (factor === 0) return 0;
  const bits = runs.reduce((sum, { text, set }) => sum + text.length * Math.log2(Math.max(members(set).length, 1)), 0);
  return factor * Math.min(bits / length, Math.log2(length));
}

/** True when the characters are random enough for a generated credential; `floor` in bits per character. */
export function isRandom(runs: readonly Run[], floor: number = entropyFloor(runs)): boolean {
  return shannon(runs.map(({ text }) => text).join('')) >= floor;
}

/** From this length on, this part of the best possible entropy is asked for. */
const factors = [
  [24, 0.65],
  [16, 0.55],
  [10, 0.4],
  [8, 0.3],
] as const;

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const memo = new Map<string, readonly string[]>();
