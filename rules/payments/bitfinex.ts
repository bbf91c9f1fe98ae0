// Bitfinex: API secrets.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'bitfinex/api-secret',
    title: 'Bitfinex API secret',
    class: 'critical',
    env: 'BITFINEX_API_SECRET',
    docs: 'https://docs.bitfinex.com/',
    shape: base62(43),
    context: ['bitfinex'],
    misses: [`BITFINEX_API_SECRET=${'x'.repeat(43)}`, `BITFINEX_API_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
