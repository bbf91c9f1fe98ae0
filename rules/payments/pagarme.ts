// Pagar.me: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pagarme/api-key',
    title: 'Pagar.me API key',
    class: 'critical',
    env: 'PAGARME_API_KEY',
    docs: 'https://docs.pagar.me/',
    shape: seq('ak_live_', base62(30)),
    misses: [`ak_live_${'x'.repeat(30)}`, `ak_live_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
