// Why an assigned value is not taken for a secret: it is none by its form, or the fitted model finds it improbable.

import type { Scored } from '../judge/model/features';
import { isRuledOut, score, weigh } from '../judge/model/score';
import { possible } from '../judge/model/weights';
import { coreOf, isNoSecret } from '../judge/value';
import { whyNoSecretValue } from './reasons';

/** Of a value that `score` rules out or finds less probable than `possible`. */
export function whyImprobable(scored: Scored): string {
  const { value, name, verdict } = scored;
  if (!isRuledOut(scored)) return whyUnlikely(scored);
  const own = whyNoSecretValue(coreOf(value)) ?? whyNoSecretValue(value);
  if (own !== undefined) return own;
  if (value.length < 4) return 'it is too short';
  if (!isNoSecret(coreOf(value), name, verdict)) return 'it is a bare word in a text, or the fingerprint of something';
  return verdict.strength === 0
    ? 'its form is that of code, a path, text or an identifier, or it is too plain for a name that says little'
    : 'its form is that of code, a path, text or an identifier, or it repeats its name';
}

/** The sum, and what weighed most against it. */
function whyUnlikely(scored: Scored): string {
  const percent = (part: number): string => (100 * part).toFixed(part < 0.01 ? 1 : 0);
  const doubts = weigh(scored).flatMap(({ feature, weight }) =>
    weight <= -0.3 && feature.doubts ? [feature.doubts] : [],
  );
  const probability = score(scored)?.probability ?? 0;
  const judged = `a secret with a probability of ${percent(probability)} %, and ${percent(possible)} % are asked for`;
  return [judged, [...new Set(doubts)].slice(0, 3).join('; ')].filter(Boolean).join(': ');
}
