// Alchemy: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'alchemy/api-key',
    title: 'Alchemy API key',
    class: 'sensitive',
    env: 'ALCHEMY_API_KEY',
    docs: 'https://www.alchemy.com/docs/',
    shape: seq('alcht_', base62(30)),
    misses: [`alcht_${'x'.repeat(30)}`, `alcht_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
