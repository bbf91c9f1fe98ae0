// A hygiene check beyond literals: looks at a text and its findings, answers with more findings or notes on them.

import type { Finding, ScanInput } from '../engine/findings/finding';

export interface Check {
  readonly id: string;
  /** Returns the findings to show: those given, some with `related` added, and new ones. `now` in ms since 1970. */
  run(input: ScanInput, findings: readonly Finding[], now: number): readonly Finding[];
}
