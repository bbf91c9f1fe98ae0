// KuCoin: secrets of API keys.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'kucoin/api-secret',
    title: 'KuCoin API secret',
    class: 'critical',
    env: 'KUCOIN_API_SECRET',
    docs: 'https://www.kucoin.com/docs/',
    shape: uuid(),
    context: ['kucoin'],
    misses: [
      'KUCOIN_API_SECRET=00000000-0000-0000-0000-000000000000',
      `KUCOIN_API_SECRET=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
