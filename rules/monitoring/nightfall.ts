// Nightfall: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'nightfall/api-key',
    title: 'Nightfall API key',
    class: 'sensitive',
    env: 'NIGHTFALL_API_KEY',
    docs: 'https://docs.nightfall.ai/',
    shape: seq('NF-', base62(32)),
    misses: [`NF-${'x'.repeat(32)}`, `NF-${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
