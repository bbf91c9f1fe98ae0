// Dub: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'dub/api-key',
    title: 'Dub API key',
    class: 'internal',
    env: 'DUB_API_KEY',
    docs: 'https://dub.co/docs/api-reference/tokens',
    shape: seq('dub_', base62(24)),
    misses: [`dub_${'x'.repeat(24)}`, `dub_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
