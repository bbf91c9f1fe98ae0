// Ramp: OAuth client secrets.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ramp/client-secret',
    title: 'Ramp client secret',
    class: 'critical',
    env: 'RAMP_CLIENT_SECRET',
    docs: 'https://docs.ramp.com/developer-api/v1/authorization',
    shape: seq('ramp_sec_', base62(48)),
    misses: [`ramp_sec_${'x'.repeat(48)}`, `ramp_sec_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
