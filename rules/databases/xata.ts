// Xata: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'xata/api-key',
    title: 'Xata API key',
    class: 'sensitive',
    env: 'XATA_API_KEY',
    docs: 'https://xata.io/docs',
    shape: seq('xau_', base62(33)),
    misses: [`xau_${'x'.repeat(33)}`, `xau_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
