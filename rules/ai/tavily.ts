// Tavily: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'tavily/api-key',
    title: 'Tavily API key',
    class: 'sensitive',
    env: 'TAVILY_API_KEY',
    revoke: 'https://app.tavily.com/',
    docs: 'https://docs.tavily.com/',
    shape: seq('tvly-', oneOf('dev-', 'prod-', ''), base62(32)),
    misses: [`tvly-dev-${'x'.repeat(32)}`, `tvly-dev-${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
