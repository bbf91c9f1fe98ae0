// Credentials for tests, made from the rules' own shapes.

import { all as rules } from '../../../rules';
import { sample, seededRandom } from '../../../server/engine/shape/sample';

/** A credential of a rule; another seed gives another one. */
export function secretOf(ruleId: string, seed = 1): string {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) throw new Error(`no rule ${ruleId}`);
  const { text, start, end } = sample(rule.shape, seededRandom(seed));
  return text.slice(start, end);
}
