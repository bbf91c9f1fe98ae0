// SparkPost: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sparkpost/api-key',
    title: 'SparkPost API key',
    class: 'critical',
    env: 'SPARKPOST_API_KEY',
    docs: 'https://developers.sparkpost.com/api/',
    shape: hexLower(40),
    context: ['sparkpost'],
    misses: [`SPARKPOST_API_KEY=${'0'.repeat(40)}`, `SPARKPOST_API_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
