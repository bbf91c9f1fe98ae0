// Cohere: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cohere/api-key',
    title: 'Cohere API key',
    class: 'sensitive',
    env: 'CO_API_KEY',
    revoke: 'https://dashboard.cohere.com/api-keys',
    docs: 'https://docs.cohere.com/reference/check-api-key',
    shape: base62(40),
    context: ['cohere', 'co_api_key'],
    misses: [`CO_API_KEY=${'x'.repeat(40)}`, `CO_API_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
