// Civo: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'civo/api-key',
    title: 'Civo API key',
    class: 'critical',
    env: 'CIVO_TOKEN',
    docs: 'https://www.civo.com/api',
    shape: base62(50),
    context: ['civo'],
    misses: [`CIVO_TOKEN=${'x'.repeat(50)}`, `CIVO_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
