// Brave Search: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'brave/search-api-key',
    title: 'Brave Search API key',
    class: 'internal',
    env: 'BRAVE_API_KEY',
    docs: 'https://api-dashboard.search.brave.com/',
    shape: seq('BSA', base64url(24, 40)),
    misses: [`BSA${'x'.repeat(28)}`, `BSA${'k3Tz9QpW'.repeat(2)}`, 'BSA_search_result_list_entry'],
  },
];

export default rules;
