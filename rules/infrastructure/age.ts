// age: identities, which decrypt what was encrypted to their recipient. The last six characters are a Bech32 checksum.

import type { Rule } from '../../server/engine/rule';
import { chars, sealed, seq } from '../../server/engine/shape/grammar';

const identity = (prefix: string) =>
  sealed({ kind: 'bech32' }, seq(prefix, chars('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)));

const rules: readonly Rule[] = [
  {
    id: 'age/secret-key',
    title: 'age secret key',
    class: 'critical',
    env: 'SOPS_AGE_KEY',
    docs: 'https://age-encryption.org/v1',
    shape: identity('AGE-SECRET-KEY-1'),
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
    shape: identity('AGE-SECRET-KEY-PQ-1'),
    misses: [`age1pq1${'qpzry9x8gf2tvdw0'.repeat(3)}qpzry9x8gf`, `AGE-SECRET-KEY-PQ-1${'QPZRY9X8GF2TVDW0'.repeat(3)}`],
  },
];

export default rules;
