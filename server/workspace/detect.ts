// The whole of detection as one function: structured files, then the scanner, then the hygiene checks; each guarded.

import type { Check } from '../checks/check';
import type { Detector } from '../engine/detector';
import type { BytesInput, Change, Extraction, Finding, ScanInput, ScanResult } from '../engine/findings/finding';
import type { Rule } from '../engine/rule';
import { createScanner, decoded, type Prebuilt } from '../engine/scan';
import { suppress } from '../engine/suppress/suppress';
import type { Format } from '../formats/format';

export interface DetectParts {
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[];
  readonly formats: readonly Format[];
  readonly checks: readonly Check[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of the same rules and detectors. */
  readonly prebuilt?: Prebuilt | undefined;
}

export type Detect = (input: ScanInput) => ScanResult;

/** Total: a format or check that throws costs only itself and is named in `failures`. */
export interface Detection {
  readonly text: Detect;
  /** Of a file as it was read. Decodes it only when something may stand in it. */
  bytes(input: BytesInput): ScanResult;
  /** Of a document that is typed in; each call is the next state of the same one. */
  track(): (input: ScanInput, changes?: readonly Change[]) => ScanResult;
}

export function createDetection(parts: DetectParts): Detection {
  const scanner = createScanner(parts);
  const { formats } = parts;
  const text: Detect = (input) => examine(parts, input, scanner.scan);
  return {
    text,
    bytes: (input) => {
      if (formats.some((format) => matches(format, input))) return text(decoded(input));
      const result = scanner.scanBytes(input);
      return result.findings.length > 0 ? finish(parts, decoded(input), { result, failures: [] }) : result;
    },
    track: () => {
      const tracker = scanner.track();
      return (input, changes) => examine(parts, input, (whole) => tracker.update(whole, changes));
    },
  };
}

function examine(parts: DetectParts, input: ScanInput, scan: Detect): ScanResult {
  const failures: Failure[] = [];
  const extractions = [...(input.extractions ?? []), ...extract(parts.formats, input, failures)];
  const whole = extractions.length > 0 ? { ...input, extractions } : input;
  return finish(parts, whole, { result: scan(whole), failures });
}

interface Scanned {
  readonly result: ScanResult;
  readonly failures: Failure[];
}

function finish({ checks, now }: DetectParts, input: ScanInput, { result, failures }: Scanned): ScanResult {
  const checked = check(checks, { input, findings: result.findings, now: now() }, failures);
  if (failures.length === 0 && checked.every((finding, index) => finding === result.findings[index])) return result;
  // What a check found has not met the inline markers yet.
  const { findings, suppressed } = suppress(input, checked);
  return {
    findings: [...findings].sort(byStart),
    suppressed: [...result.suppressed, ...suppressed].sort(byStart),
    failures: [...result.failures, ...failures],
  };
}

type Failure = ScanResult['failures'][number];

const byStart = (a: Finding, b: Finding): number => a.start - b.start;

const matches = (format: Format, { path, languageId }: Omit<ScanInput, 'text'>): boolean => {
  try {
    return format.matches(path, languageId);
  } catch {
    // Said when it is asked to extract.
    return true;
  }
};

/** What the readers of structured files take out of a text. */
export function extract(formats: readonly Format[], input: ScanInput, failures: Failure[]): Extraction[] {
  const { text, path, languageId } = input;
  return formats.flatMap((format) => {
    try {
      return format.matches(path, languageId) ? format.extract(String(text), path) : [];
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
