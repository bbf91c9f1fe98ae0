// Freshdesk: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'freshdesk/api-key',
    title: 'Freshdesk API key',
    class: 'sensitive',
    env: 'FRESHDESK_API_KEY',
    docs: 'https://developers.freshdesk.com/api/',
    shape: base62(20),
    context: ['freshdesk'],
    misses: [`FRESHDESK_API_KEY=${'x'.repeat(20)}`, `FRESHDESK_API_KEY=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
