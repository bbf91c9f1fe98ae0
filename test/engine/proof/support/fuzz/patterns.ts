// Whether a finding of a rule is exactly what the rule's pattern says, asked in the plainest way.

import { all as rules } from '../../../../../rules';
import type { Finding } from '../../../../../server/engine/findings/finding';
import { type CompiledShape, compileShape } from '../../../../../server/engine/shape/compile';

const shapes = new Map<string, CompiledShape>();
const byId = new Map<string, (typeof rules)[number]>(rules.map((rule) => [rule.id, rule]));

/** True for hand-written rules, which have no pattern. */
export function patternMatch({ ruleId, start, end }: Finding, text: string): boolean {
  const rule = byId.get(ruleId);
  if (!rule) return true;
  const shape = shapes.get(ruleId) ?? compileShape(rule.shape);
  shapes.set(ruleId, shape);
  for (let at = start; at >= 0 && start - at <= shape.maxLength; at--) {
    const found = shape.match(text, at);
    if (found?.secretStart === start && found.secretEnd === end) return true;
  }
  return false;
}
