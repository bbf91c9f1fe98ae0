// Statsig: server secret keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'statsig/server-secret-key',
    title: 'Statsig server secret key',
    class: 'sensitive',
    env: 'STATSIG_SERVER_SECRET',
    docs: 'https://docs.statsig.com/',
    shape: seq('secret-', base62(40, 48)),
    misses: [
      `secret-${'x'.repeat(40)}`,
      `secret-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      `client-${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
    ],
  },
];

export default rules;
