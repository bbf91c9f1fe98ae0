// Generated credentials for tests, so that none is stored.

import { all as rules } from '../../../rules';
import { sample, seededRandom } from '../../../server/engine/shape/sample';

/** A token of this rule; another one for each seed. */
export function tokenOf(ruleId: string, seed = 1): string {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule) throw new Error(`No rule is called ${ruleId}`);
  return sample(rule.shape, seededRandom(seed)).text;
}

export const githubRule = 'github/personal-access-token';
export const githubToken = (seed = 1): string => tokenOf(githubRule, seed);
