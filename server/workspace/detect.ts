// The whole of detection as one function: structured files, then the scanner, then the hygiene checks; each guarded.

import type { Check } from '../checks/check';
import type { Detector } from '../engine/detector';
import type { Extraction, Finding, ScanInput, ScanResult } from '../engine/finding';
import type { Rule } from '../engine/rule';
import { createScanner } from '../engine/scan';
import { suppress } from '../engine/suppress/suppress';
import type { Format } from '../formats/format';

export interface DetectParts {
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[];
  readonly formats: readonly Format[];
  readonly checks: readonly Check[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type Detect = (input: ScanInput) => ScanResult;

type Failure = ScanResult['failures'][number];

/** Total: a format or check that throws costs only itself and is named in `failures`. */
export function createDetect({ rules, detectors, formats, checks, now }: DetectParts): Detect {
  const scanner = createScanner({ rules, detectors });
  return (input) => {
    const failures: Failure[] = [];
    const extractions = [...(input.extractions ?? []), ...extract(formats, input, failures)];
    const whole = { ...input, extractions };
    const result = scanner.scan(whole);
    const checked = check(checks, { input: whole, findings: result.findings, now: now() }, failures);
    // What a check found has not met the inline markers yet.
    const { findings, suppressed } = suppress(whole, checked);
    return {
      findings: [...findings].sort(byStart),
      suppressed: [...result.suppressed, ...suppressed].sort(byStart),
      failures: [...result.failures, ...failures],
    };
  };
}

const byStart = (a: Finding, b: Finding): number => a.start - b.start;

function extract(formats: readonly Format[], { text, path, languageId }: ScanInput, failures: Failure[]): Extraction[] {
  return formats.flatMap((format) => {
    try {
      return format.matches(path, languageId) ? format.extract(text, path) : [];
    } catch (error) {
      failures.push(failureOf(`format/${format.id}`, error));
      return [];
    }
  });
}

interface Checked {
  readonly input: ScanInput;
  readonly findings: readonly Finding[];
  readonly now: number;
}

function check(checks: readonly Check[], { input, findings, now }: Checked, failures: Failure[]): readonly Finding[] {
  let current = findings;
  for (const step of checks) {
    try {
      current = step.run(input, current, now);
    } catch (error) {
      failures.push(failureOf(`check/${step.id}`, error));
    }
  }
  return current;
}

/** Only the kind of error: its message may quote the input. */
function failureOf(ruleId: string, error: unknown): Failure {
  return { ruleId, message: error instanceof Error ? error.constructor.name : 'thrown value' };
}
