// Small makers for engine tests: rules and inputs of which only the telling part is written.

import type { Candidate, Detector } from '../../../server/engine/detector';
import type { Finding, ScanInput, ScanResult } from '../../../server/engine/findings/finding';
import type { Rule } from '../../../server/engine/rule';
import { createScanner } from '../../../server/engine/scan';
import { base62, crc32Base62, type Shape, seq } from '../../../server/engine/shape/grammar';
import { type Sample, sample, seededRandom } from '../../../server/engine/shape/sample';

export function ruleOf(id: Rule['id'], shape: Shape, more: Partial<Rule> = {}): Rule {
  return { id, title: `Test ${id}`, class: 'critical', env: 'TEST_KEY', shape, ...more };
}

/** A rule whose samples have a proven checksum, so that nothing else decides about them. */
export const checked: Rule = ruleOf('test/checked', seq('zqa_', base62(30), crc32Base62(6)));
/** One without: `likely` or `certain` by its literals. */
export const plain: Rule = ruleOf('test/plain', seq('zqb_', base62(32)));

export const sampleOf = (rule: Rule, seed = 1): string => sampleSpan(rule, seed).text;
export const sampleSpan = (rule: Rule, seed = 1): Sample => sample(rule.shape, seededRandom(seed));

export interface ScanParts {
  readonly rules?: readonly Rule[];
  readonly detectors?: readonly Detector[];
  readonly input?: Partial<ScanInput>;
}

export function scanText(
  text: string,
  { rules = [checked, plain], detectors = [], input = {} }: ScanParts = {},
): ScanResult {
  return createScanner({ rules, detectors }).scan({ path: 'src/app.ts', ...input, text });
}

/** The findings as `ruleId[start,end)`, for short comparisons. */
export const spansOf = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ ruleId, start, end }) => `${ruleId}[${start},${end})`);

export function candidateOf(ruleId: string, start: number, end: number, specificity: number): Candidate {
  return {
    ruleId,
    title: ruleId,
    class: 'sensitive',
    confidence: 'likely',
    start,
    end,
    envName: 'TEST',
    masked: '…',
    evidence: [],
    specificity,
  };
}

/** A detector that answers once, at the beginning of a text that begins with `x` (or as told). */
export function detectorOf(id: string, at: Detector['at'], word = 'x'): Detector {
  return {
    id,
    rules: [],
    words: [{ text: word }],
    reach: 100,
    at: (page, start, end, found) => (start === 0 ? at(page, start, end, found) : []),
  };
}

/** What one detector alone finds. */
export function findWith(detector: Detector, input: ScanInput): readonly Finding[] {
  return createScanner({ rules: [], detectors: [detector] }).scan(input).findings;
}
