// Mem0: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mem0/api-key',
    title: 'Mem0 API key',
    class: 'sensitive',
    env: 'MEM0_API_KEY',
    docs: 'https://docs.mem0.ai/',
    shape: seq('m0-', base62(24, 44)),
    misses: [`m0-${'x'.repeat(40)}`, `m0-${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
