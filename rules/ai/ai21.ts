// AI21: API keys, which were plain words before they were UUIDs.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ai21/api-key',
    title: 'AI21 API key',
    class: 'sensitive',
    env: 'AI21_API_KEY',
    docs: 'https://docs.ai21.com/',
    shape: oneOf(uuid(), base62(32)),
    context: ['ai21'],
    misses: [
      'AI21_API_KEY=00000000-0000-0000-0000-000000000000',
      `AI21_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      `AI21_API_KEY=${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
];

export default rules;
