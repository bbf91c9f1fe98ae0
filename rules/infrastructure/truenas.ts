// TrueNAS: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'truenas/api-key',
    title: 'TrueNAS API key',
    class: 'critical',
    env: 'TRUENAS_API_KEY',
    docs: 'https://www.truenas.com/docs/',
    shape: seq(digits(1, 4), '-', base62(64)),
    context: ['truenas', 'login_with_api_key'],
    misses: [`TRUENAS_API_KEY=4-${'x'.repeat(64)}`, `TRUENAS_API_KEY=4-${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
