// Picatic: API keys, which begin as those of Stripe.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'picatic/api-key',
    title: 'Picatic API key',
    class: 'sensitive',
    env: 'PICATIC_API_KEY',
    docs: 'https://www.picatic.com/',
    shape: seq('sk_live_', hexLower(32)),
    context: ['picatic'],
    misses: [`PICATIC_API_KEY=sk_live_${'0'.repeat(32)}`, `PICATIC_API_KEY=sk_live_${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
