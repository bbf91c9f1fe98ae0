// How the detectors here write down what they found.

import type { Confidence } from '../../../../protocol/finding';
import type { Candidate } from '../../detector';
import type { Span } from '../../findings/overlap';
import type { RuleInfo } from '../../rule';
import { assignedName } from '../assignment/assigned-name';
import { envNameOf } from '../name';

export type { Span };

export interface Said {
  readonly confidence: Confidence;
  readonly evidence: readonly string[];
  readonly specificity: number;
  /** Literals of the format, and `…`; never a character of the secret. */
  readonly masked?: string;
  /** What the value is assigned to. */
  readonly name?: string | undefined;
  readonly envName?: string;
}

/** The variable is called as told, else after the name, else as the rule says. */
export function candidateOf(rule: RuleInfo, { start, end }: Span, said: Said): Candidate {
  const { confidence, evidence, specificity, masked = '…', name, envName } = said;
  const one = {
    ruleId: rule.id,
    title: rule.title,
    class: rule.class,
    confidence,
    start,
    end,
    envName: envName ?? (name ? envNameOf(name, rule.env) : rule.env),
    masked,
    evidence,
    specificity,
  };
  return name ? { ...one, name } : one;
}

/** The same, named after what the text assigns the value to. */
export const assignedCandidate = (rule: RuleInfo, text: string, { start, end, ...said }: Span & Said): Candidate =>
  candidateOf(rule, { start, end }, { name: assignedName(text, start), ...said });
