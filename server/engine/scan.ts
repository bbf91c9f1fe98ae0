// Detection from text to findings, as a list of small steps: find, look into structured values, resolve, number, suppress.

import type { Candidate, Detector } from './detector';
import { explainByExtractions, type FindByRules, searchExtractions } from './extracted';
import type { Finding, ScanInput, Scanner, ScanResult } from './finding';
import { isHighEntropy } from './fingerprint';
import { type CompiledRule, compileRule } from './match/compile-rule';
import { judgeMatch } from './match/judge-match';
import { createMatcher, type Matcher } from './match/matcher';
import { resolveOverlaps } from './overlap';
import type { Rule } from './rule';
import { suppress } from './suppress/suppress';

export interface ScannerParts {
  readonly rules: readonly Rule[];
  readonly detectors: readonly Detector[];
}

/** Compiles all rules once; throws when one of them cannot be searched for. The scanner itself is total and keeps no text. */
export function createScanner({ rules, detectors }: ScannerParts): Scanner {
  const matcher = createMatcher(rules.map(compileRule));
  return { scan: (input) => scan(input, matcher, detectors) };
}

function scan(input: ScanInput, matcher: Matcher, detectors: readonly Detector[]): ScanResult {
  const failures = createFailures();
  const byRules: FindByRules = (nested, contextOnly) => findByRules(nested, { matcher, failures, contextOnly });
  const written = [...byRules(input, false), ...findByDetectors(input, detectors, failures)];
  const candidates = [...written, ...searchExtractions(input, written, byRules)];
  const resolved = explainByExtractions(resolveOverlaps(candidates.filter(isSpan)), input.extractions);
  const findings = number(resolved, input.text);
  return { ...suppress(input, findings), failures: failures.list() };
}

interface RuleSearch {
  readonly matcher: Matcher;
  readonly failures: Failures;
  /** Only rules that want a context word. */
  readonly contextOnly: boolean;
}

function findByRules(input: ScanInput, { matcher, failures, contextOnly }: RuleSearch): readonly Candidate[] {
  const needsContext = ({ context }: CompiledRule): boolean => context.length > 0;
  const { matches, exhausted, failed } = matcher.match(input.text, contextOnly ? needsContext : undefined);
  for (const { rule } of exhausted) failures.add(rule.id, 'Too many candidates: the rest of the text was not examined');
  for (const { rule, error } of failed) failures.add(rule.rule.id, kindOf(error));
  return matches.flatMap((match) =>
    guarded(match.rule.rule.id, failures, () => {
      const candidate = judgeMatch(input.text, input.path, match);
      return candidate ? [candidate] : [];
    }),
  );
}

function findByDetectors(input: ScanInput, detectors: readonly Detector[], failures: Failures): readonly Candidate[] {
  return detectors.flatMap((detector) => guarded(detector.id, failures, () => detector.find(input)));
}

/** In the order of the text; the nth finding of a rule is its identity until the repository has a key. */
function number(candidates: readonly Candidate[], text: string): readonly Finding[] {
  const counts = new Map<string, number>();
  return candidates.map(({ specificity: _, ...candidate }) => {
    const ordinal = counts.get(candidate.ruleId) ?? 0;
    counts.set(candidate.ruleId, ordinal + 1);
    const highEntropy = candidate.highEntropy ?? isHighEntropy(text.slice(candidate.start, candidate.end));
    return { ...candidate, ordinal, highEntropy };
  });
}

const isSpan = ({ start, end }: Candidate): boolean => start >= 0 && end > start;

interface Failures {
  add(ruleId: string, message: string): void;
  list(): ScanResult['failures'];
}

/** Each rule fails once per text, however often it is asked. */
function createFailures(): Failures {
  const byRule = new Map<string, string>();
  return {
    add: (ruleId, message) => void (byRule.has(ruleId) || byRule.set(ruleId, message)),
    list: () => [...byRule].map(([ruleId, message]) => ({ ruleId, message })),
  };
}

function guarded<T>(ruleId: string, failures: Failures, work: () => readonly T[]): readonly T[] {
  try {
    return work();
  } catch (error) {
    failures.add(ruleId, kindOf(error));
    return [];
  }
}

/** Only the error's class: its message may quote the text. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : 'thrown value');
