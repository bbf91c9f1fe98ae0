// How probably an assigned value is a secret: a sum of weighed facts (logistic regression), so every verdict can be explained.

import { coreOf, isNoSecret } from '../value';
import { type Feature, features, look, type Scored } from './features';
import { bias, weights } from './weights';

export interface Score {
  /** 0 to 1, as fitted on labelled lines (scripts/fit). */
  readonly probability: number;
  /** The two strongest reasons for it and the strongest against it, in words for people; they quote nothing of the value. */
  reasons(): readonly string[];
}

/** Undefined for a value that surely is none. */
export function score(scored: Scored): Score | undefined {
  if (isRuledOut(scored)) return undefined;
  const looked = look(scored);
  const said: number[] = [];
  let sum = bias;
  for (let i = 0; i < weighed.length; i++) {
    const { feature, weight } = weighed[i]!;
    said[i] = weight * feature.of(looked);
    sum += said[i]!;
  }
  // Most values are no secret, and then nobody asks why.
  return { probability: 1 / (1 + Math.exp(-sum)), reasons: () => reasonsOf(said) };
}

const weighed = features.flatMap((feature) => {
  const weight = weights[feature.id] ?? 0;
  return weight === 0 ? [] : [{ feature, weight }];
});

/** Of what each feature added. */
function reasonsOf(said: readonly number[]): readonly string[] {
  const told: { readonly weight: number; readonly text: string }[] = [];
  for (let i = 0; i < weighed.length; i++) {
    const weight = said[i]!;
    const { says, doubts } = weighed[i]!.feature;
    if (weight >= 0.3 && says) told.push({ weight, text: says });
    else if (weight <= -0.3 && doubts) told.push({ weight, text: `although ${doubts}` });
  }
  told.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const says = told.filter(({ weight }) => weight > 0).slice(0, 2);
  const doubts = told.filter(({ weight }) => weight < 0).slice(0, 1);
  return [...says, ...doubts].map(({ text }) => text);
}

/** What each feature adds to the logarithm of the odds, the strongest first. */
export function weigh(scored: Scored): readonly { readonly feature: Feature; readonly weight: number }[] {
  const looked = look(scored);
  return features
    .map((feature) => ({ feature, weight: (weights[feature.id] ?? 0) * feature.of(looked) }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/**
 * What no sum of facts is asked about: the value is none by its own form, or the name says little and the value is a bare
 * word in a text, a fingerprint or a long id (40 or 16 hexadecimal digits) of a public key or a commit, or a UUID by which
 * a client tells a repeated request.
 */
export function isRuledOut({ value, name, verdict, inString, quoted }: Scored): boolean {
  if (inString && !quoted && verdict.strength < 2 && !/\d/.test(value)) return true;
  if (verdict.strength < 2 && verdict.kind !== 'password' && value.length < 8) return true;
  if (verdict.strength === 0 && fingerprint.test(value)) return true;
  if (verdict.kind === 'token' && uuid.test(value) && requestToken.test(name)) return true;
  return isNoSecret(coreOf(value), name, verdict);
}

const fingerprint = /^(?:0x)?(?:[0-9a-f]{40}|[0-9a-f]{16})$/i;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const requestToken = /client[_-]?(?:request[_-]?)?token$/i;
