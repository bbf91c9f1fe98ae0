// age: identities, which decrypt what was encrypted to their recipient.

import type { Rule } from '../../server/engine/rule';
import { chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'age/secret-key',
    title: 'age secret key',
    class: 'critical',
    env: 'SOPS_AGE_KEY',
    docs: 'https://age-encryption.org/v1',
    shape: seq('AGE-SECRET-KEY-1', chars('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)),
    misses: [
      `age1${'qpzry9x8gf2tvdw0'.repeat(3)}qpzry9x8gf`,
      `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0'.repeat(3)}`,
      'AGE-SECRET-KEY-1...',
    ],
  },
  {
    id: 'age/post-quantum-secret-key',
    title: 'age post-quantum secret key',
    class: 'critical',
    env: 'SOPS_AGE_KEY',
    docs: 'https://github.com/FiloSottile/age',
    shape: seq('AGE-SECRET-KEY-PQ-1', chars('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)),
    misses: [`age1pq1${'qpzry9x8gf2tvdw0'.repeat(3)}qpzry9x8gf`, `AGE-SECRET-KEY-PQ-1${'QPZRY9X8GF2TVDW0'.repeat(3)}`],
  },
];

export default rules;
