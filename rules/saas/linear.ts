// Linear: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'linear/api-key',
    title: 'Linear API key',
    class: 'critical',
    env: 'LINEAR_API_KEY',
    revoke: 'https://linear.app/settings/api',
    docs: 'https://linear.app/developers',
    shape: seq('lin_api_', base62(40)),
    misses: [`lin_api_${'x'.repeat(40)}`, `lin_api_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
