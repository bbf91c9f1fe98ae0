// Replicate: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'replicate/api-token',
    title: 'Replicate API token',
    class: 'sensitive',
    env: 'REPLICATE_API_TOKEN',
    revoke: 'https://replicate.com/account/api-tokens',
    docs: 'https://replicate.com/docs/topics/security/api-tokens',
    shape: seq('r8_', base62(37)),
    misses: [`r8_${'x'.repeat(37)}`, `r8_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
