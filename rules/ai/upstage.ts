// Upstage: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'upstage/api-key',
    title: 'Upstage API key',
    class: 'sensitive',
    env: 'UPSTAGE_API_KEY',
    docs: 'https://console.upstage.ai/docs',
    shape: base62(40, 50),
    context: ['upstage'],
    misses: [`UPSTAGE_API_KEY=${'x'.repeat(40)}`, `UPSTAGE_API_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
