// Klaviyo: private API keys, which start like public ones of other services.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'klaviyo/private-api-key',
    title: 'Klaviyo private API key',
    class: 'critical',
    env: 'KLAVIYO_API_KEY',
    docs: 'https://developers.klaviyo.com/en/docs/authenticate_',
    shape: seq('pk_', hexLower(34)),
    context: ['klaviyo'],
    misses: [`KLAVIYO_API_KEY=pk_${'0'.repeat(34)}`, `KLAVIYO_API_KEY=pk_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
