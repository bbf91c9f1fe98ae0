// SerpApi: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'serpapi/api-key',
    title: 'SerpApi API key',
    class: 'internal',
    env: 'SERPAPI_API_KEY',
    docs: 'https://serpapi.com/account-api',
    shape: hexLower(64),
    context: ['serpapi', 'serp'],
    misses: [`SERPAPI_API_KEY=${'0'.repeat(64)}`, `SERPAPI_API_KEY=${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
