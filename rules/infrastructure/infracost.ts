// Infracost: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'infracost/api-key',
    title: 'Infracost API key',
    class: 'internal',
    env: 'INFRACOST_API_KEY',
    docs: 'https://www.infracost.io/docs/',
    shape: seq('ico-', base62(32)),
    misses: [`ico-${'x'.repeat(32)}`, `ico-${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
