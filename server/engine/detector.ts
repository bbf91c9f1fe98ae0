// The hand-written minority: what no shape can say (generic assignments, PEM blocks, JWT, URLs with a password).

import type { Finding } from './findings/finding';
import type { RuleInfo } from './rule';
import type { Watcher } from './watcher';

/** Specificity of what is judged by the name it is assigned to, at most. */
export const mostOfGuess = 40;

/** A finding before overlap resolution and numbering. */
export interface Candidate extends Omit<Finding, 'ordinal' | 'highEntropy' | 'related'> {
  /** Wins an overlap: shapes with a literal prefix of three characters or more 100 and up, PEM and JWT 80, URLs 60, generic 0 to 40. */
  readonly specificity: number;
  /** Said where the finder knows better than the characters tell (see fingerprint.ts). */
  readonly highEntropy?: boolean;
}

export interface Detector extends Watcher {
  /** Every rule id this detector may report. */
  readonly rules: readonly RuleInfo[];
}
