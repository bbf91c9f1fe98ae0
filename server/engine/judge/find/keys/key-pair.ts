// The other half of a pair: a secret key that stands near its key id tells itself, whatever it is called.

import type { Candidate, Detector } from '../../../detector';
import type { RuleInfo } from '../../../rule';
import { matchAt } from '../../assignment/text-window';
import { classCount, distinct } from '../../entropy';
import { isPlaceholder } from '../../placeholder';
import { candidateOf } from '../candidate';

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
const secretKey = /(?<![\w/+=.-])[A-Za-z0-9/+]{40}(?![\w/+=.-])/g;

/** AWS: 40 characters of base64 beside an access key id (IAM User Guide, "Manage access keys"). */
export const keyPair: Detector = {
  id: 'key-pair',
  rules: [],
  words: ['AKIA', 'ASIA'].map((text) => ({ text, exact: true })),
  reach: apart + 100,
  at: ({ text }, start) => {
    const id = matchAt(keyId, text, start)?.[0];
    if (id === undefined || isPlaceholder(id) || /[A-Za-z0-9]/.test(text[start - 1] ?? ' ')) return [];
    const from = Math.max(0, start - apart);
    const near = text.slice(from, start + id.length + apart);
    const isCut = (index: number): boolean =>
      (index === 0 && from > 0) || (index + 40 === near.length && from + near.length < text.length);
    // At the very edges it may be a part of something longer.
    return [...near.matchAll(secretKey)]
      .filter(({ 0: value, index }) => isSecretKey(value) && !isCut(index))
      .map(({ index }) => candidateAt(from + index));
  },
};

/** Random base64 of this length holds capitals, small letters and digits; digests, paths and words do not hold all, or few of each. */
const isSecretKey = (value: string): boolean =>
  classCount(value.replace(/[/+]/g, '')) === 3 &&
  distinct(value) >= 20 &&
  !isPlaceholder(value) &&
  !/^\/|\/.*\/.*\//.test(value);

const candidateAt = (start: number): Candidate =>
  candidateOf(
    rule,
    { start, end: start + 40 },
    {
      confidence: 'likely',
      evidence: ['has the structure of this credential', 'its key id stands near it'],
      specificity: 50,
    },
  );
