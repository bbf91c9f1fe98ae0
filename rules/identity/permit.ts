// Permit.io: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'permit/api-key',
    title: 'Permit.io API key',
    class: 'critical',
    env: 'PERMIT_API_KEY',
    docs: 'https://docs.permit.io/',
    shape: seq('permit_key_', base62(85, 86)),
    misses: [`permit_key_${'x'.repeat(85)}`, `permit_key_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
];

export default rules;
