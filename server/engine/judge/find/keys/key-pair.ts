// The other half of a pair: a secret key that stands near its key id tells itself, whatever it is called.

import type { Candidate, Detector } from '../../../detector';
import { matchAt } from '../../assignment/text-window';
import { classCount, distinct } from '../../entropy';
import { isPlaceholder } from '../../placeholder';

/** UTF-16 units between the two, as in the lines of a profile or of a downloaded table. */
const apart = 300;
const keyId = /A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Za-z0-9])/y;
const secretKey = /(?<![A-Za-z0-9/+=.-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=.-])/g;

/** AWS: 40 characters of base64 beside an access key id (IAM User Guide, "Manage access keys"). */
export const keyPair: Detector = {
  id: 'key-pair',
  // It reports under the provider's own rule, which is listed already.
  rules: [],
  words: ['AKIA', 'ASIA'].map((text) => ({ text, exact: true })),
  reach: apart + 100,
  at: ({ text }, start) => {
    const id = matchAt(keyId, text, start)?.[0];
    if (id === undefined || isPlaceholder(id) || /[A-Za-z0-9]/.test(text[start - 1] ?? ' ')) return [];
    const from = Math.max(0, start - apart);
    const near = text.slice(from, start + id.length + apart);
    return [...near.matchAll(secretKey)].flatMap(({ 0: value, index }) =>
      // At the very edges it may be a part of something longer.
      isSecretKey(value) && (index > 0 || from === 0) ? [candidateOf(from + index)] : [],
    );
  },
};

/** Random base64 of this length holds capitals, small letters and digits; digests, paths and words do not hold all, or few of each. */
const isSecretKey = (value: string): boolean =>
  classCount(value.replace(/[/+]/g, '')) === 3 &&
  distinct(value) >= 20 &&
  !isPlaceholder(value) &&
  !/^\/|\/.*\/.*\//.test(value);

const candidateOf = (start: number): Candidate => ({
  ruleId: 'aws/secret-access-key',
  title: 'AWS secret access key',
  class: 'critical',
  confidence: 'likely',
  start,
  end: start + 40,
  envName: 'AWS_SECRET_ACCESS_KEY',
  masked: '…',
  evidence: ['has the structure of this credential', 'its key id stands near it'],
  specificity: 50,
});
