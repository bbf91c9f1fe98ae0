// The other half of a pair: a secret key that stands near its key id tells itself, whatever it is called.

import type { Candidate, Detector } from '../../../detector';
import type { RuleInfo } from '../../../rule';
import { isAlphanumeric } from '../../../text/bytes';
import { matchAt } from '../../assignment/text-window';
import { classCount, distinct } from '../../entropy';
import { isPlaceholder } from '../../placeholder';
import { candidateOf, type Span } from '../candidate';

/** As the provider's own rule says, which is listed already. */
const rule: RuleInfo = {
  id: 'aws/secret-access-key',
  title: 'AWS secret access key',
  class: 'critical',
  env: 'AWS_SECRET_ACCESS_KEY',
};

/** UTF-16 units between the two, as in the lines of a profile or of a downloaded table. */
const apart = 300;
const keyId = /A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])/y;
const keyLength = 40;

/** AWS: 40 characters of base64 beside an access key id (IAM User Guide, "Manage access keys"). */
export const keyPair: Detector = {
  id: 'key-pair',
  rules: [],
  words: ['AKIA', 'ASIA'].map((text) => ({ text, exact: true })),
  reach: apart + 100,
  at: ({ text }, start) => {
    const id = matchAt(keyId, text, start)?.[0];
    if (id === undefined || isPlaceholder(id) || /[A-Za-z0-9]/.test(text[start - 1] ?? ' ')) return [];
    const near = { start: Math.max(0, start - apart), end: Math.min(text.length, start + id.length + apart) };
    return runsIn(text, near)
      .filter((at) => isSecretKey(text.slice(at, at + keyLength)))
      .map(candidateAt);
  },
};

/** Where runs of base64 of just this length begin. At the very edges of the span one may be a part of something longer. */
function runsIn(text: string, { start: first, end: last }: Span): readonly number[] {
  const found: number[] = [];
  // No run lies between two places that are as far apart as it is long.
  for (let at = first + keyLength - 1; at < last; at += keyLength) {
    if (!isKeyUnit(text.charCodeAt(at))) continue;
    let start = at;
    while (start > first && isKeyUnit(text.charCodeAt(start - 1))) start--;
    while (at < last && isKeyUnit(text.charCodeAt(at))) at++;
    const isCut = (start === first && first > 0) || (at === last && last < text.length);
    if (at - start === keyLength && !isCut && !goesOn(text[start - 1]) && !goesOn(text[at])) found.push(start);
  }
  return found;
}

/** Letters, digits, `+` and `/`. */
const isKeyUnit = (unit: number): boolean => isAlphanumeric(unit) || unit === 43 || unit === 47;
const goesOn = (character = ' '): boolean => '_=.-'.includes(character);

/** Random base64 of this length holds capitals, small letters and digits; digests, paths and words do not hold all, or few of each. */
const isSecretKey = (value: string): boolean =>
  classCount(value.replace(/[/+]/g, '')) === 3 &&
  distinct(value) >= 20 &&
  !isPlaceholder(value) &&
  !/^\/|\/.*\/.*\//.test(value);

const candidateAt = (start: number): Candidate =>
  candidateOf(
    rule,
    { start, end: start + keyLength },
    {
      confidence: 'likely',
      evidence: ['has the structure of this credential', 'its key id stands near it'],
      specificity: 50,
    },
  );
