// Shodan: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'shodan/api-key',
    title: 'Shodan API key',
    class: 'internal',
    env: 'SHODAN_API_KEY',
    docs: 'https://developer.shodan.io/api',
    shape: base62(32),
    context: ['shodan'],
    misses: [`SHODAN_API_KEY=${'x'.repeat(32)}`, `SHODAN_API_KEY=${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
