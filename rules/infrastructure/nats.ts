// NATS: NKey seeds. The last two bytes are a CRC-16 of the others.

import type { Rule } from '../../server/engine/rule';
import { base32, chars, sealed, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'nats/nkey-seed',
    title: 'NATS NKey seed',
    class: 'critical',
    env: 'NATS_NKEY_SEED',
    docs: 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth',
    shape: sealed({ kind: 'crc16Base32' }, seq('S', chars('UAOCNX', 1), 'A', chars('A-P', 1), base32(54))),
    misses: [
      `SUAA${'X'.repeat(54)}`,
      `SUAA${'K3TZ7QPW4LM2XCHA'.repeat(3)}K3TZ7Q`,
      `SUAA${'K3TZ7QPW4LM2XCHA'.repeat(3)}`,
    ],
  },
];

export default rules;
