// Feeds numbered random texts to the checks and gathers what they complain of.

import { checks } from './checks';
import { fuzzText } from './texts';

export interface Problem {
  /** Makes the same text again: `fuzzText(number)`. */
  readonly number: number;
  readonly check: string;
  readonly complaint: string;
}

export interface FuzzOptions {
  readonly from: number;
  readonly count: number;
  readonly onThousand?: (number: number) => void;
}

/** Milliseconds of one check on one text from which on it counts as hanging; such a text has a few thousand characters. */
const patience = 2000;

/** Stops at the hundredth problem. */
export function fuzz({ from, count, onThousand = () => {} }: FuzzOptions): readonly Problem[] {
  const problems: Problem[] = [];
  for (let number = from; number < from + count && problems.length < 100; number++) {
    if (number % 1000 === 0) onThousand(number);
    const given = fuzzText(number);
    for (const [check, holds] of Object.entries(checks)) {
      const started = performance.now();
      const complaint = guarded(() => holds(given, number));
      const spent = performance.now() - started;
      if (complaint !== undefined) problems.push({ number, check, complaint });
      else if (spent > patience) problems.push({ number, check, complaint: `took ${Math.round(spent)} ms` });
    }
  }
  return problems;
}

function guarded(work: () => string | undefined): string | undefined {
  try {
    return work();
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : error}`;
  }
}
