// Stellar: secret seeds. The last two bytes are a CRC-16 of the others.

import type { Rule } from '../../server/engine/rule';
import { base32, chars, sealed, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'stellar/secret-seed',
    title: 'Stellar secret seed',
    class: 'critical',
    env: 'STELLAR_SECRET_SEED',
    docs: 'https://developers.stellar.org/docs/learn/encyclopedia/contract-development/types/strkey',
    shape: sealed({ kind: 'crc16Base32' }, seq('S', chars('A-D', 1), base32(54))),
    context: ['stellar', 'soroban', 'seed', 'secret', 'private'],
    misses: [
      `STELLAR_SECRET_SEED=SA${'X'.repeat(54)}`,
      `STELLAR_SECRET_SEED=SA${'K3TZ7QPW4LM2XCHA'.repeat(3)}K3TZ7Q`,
      `STELLAR_SECRET_SEED=SA${'K3TZ7QPW4LM2XCHA'.repeat(3)}`,
    ],
  },
];

export default rules;
