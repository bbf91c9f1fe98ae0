// NATS: NKey seeds.

import type { Rule } from '../../server/engine/rule';
import { base32, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // One letter, a role and base32 are not distinctive.
  {
    id: 'nats/nkey-seed',
    title: 'NATS NKey seed',
    class: 'critical',
    env: 'NATS_NKEY_SEED',
    docs: 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth',
    shape: seq('S', chars('UAOCNX', 1), base32(56)),
    context: ['nats', 'nkey', 'seed'],
    misses: [`NATS_NKEY_SEED=SU${'X'.repeat(56)}`, `NATS_NKEY_SEED=SU${'K3TZ7QPW4LM2XCHA'.repeat(3)}`],
  },
];

export default rules;
