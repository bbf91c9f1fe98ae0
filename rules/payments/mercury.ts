// Mercury: API tokens.

import type { Rule } from '../../server/engine/rule';
import { alphaLower, base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mercury/api-token',
    title: 'Mercury API token',
    class: 'critical',
    env: 'MERCURY_API_TOKEN',
    docs: 'https://docs.mercury.com/docs/getting-started',
    shape: seq('mercury_', oneOf('production', 'sandbox'), '_', alphaLower(3, 6), '_', base62(40, 50), '_yrucrem'),
    misses: [
      `mercury_production_xxx_${'x'.repeat(40)}_yrucrem`,
      `mercury_production_ktz_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}_yrucrem`,
    ],
  },
];

export default rules;
