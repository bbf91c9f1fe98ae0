// RapidAPI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'rapidapi/api-key',
    title: 'RapidAPI key',
    class: 'sensitive',
    env: 'RAPIDAPI_KEY',
    docs: 'https://docs.rapidapi.com/docs/keys',
    shape: base62(50),
    context: ['rapidapi', 'rapid_api', 'rapid-api'],
    misses: [`RAPIDAPI_KEY=${'x'.repeat(50)}`, `RAPIDAPI_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
