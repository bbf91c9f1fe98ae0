// Browserbase: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'browserbase/api-key',
    title: 'Browserbase API key',
    class: 'sensitive',
    env: 'BROWSERBASE_API_KEY',
    docs: 'https://docs.browserbase.com/',
    shape: seq('bb_live_', base64url(20, 60)),
    misses: [`bb_live_${'x'.repeat(20)}`, `bb_live_${'k3Tz9QpW'.repeat(2)}`, 'bb_live_your_api_key_goes_here'],
  },
];

export default rules;
