// Recharge: API keys.

import type { Rule } from '../../server/engine/rule';
import { chars, hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'recharge/api-key',
    title: 'Recharge API key',
    class: 'critical',
    env: 'RECHARGE_API_KEY',
    docs: 'https://docs.rechargepayments.com/',
    shape: seq('sk_', oneOf('1', '2', '3', '5', '10'), 'x', chars('123', 1), '_', hexLower(64)),
    misses: [`sk_1x1_${'0'.repeat(64)}`, `sk_10x3_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
