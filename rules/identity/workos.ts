// WorkOS: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'workos/api-key',
    title: 'WorkOS API key',
    class: 'critical',
    env: 'WORKOS_API_KEY',
    docs: 'https://workos.com/docs/reference/api-keys',
    shape: seq(oneOf('sk_live_a2V5Xz', 'sk_test_a2V5Xz'), base64(69), chars('=', 0, 2)),
    context: ['workos'],
    misses: [
      `WORKOS_API_KEY=sk_live_a2V5Xz${'x'.repeat(69)}`,
      `WORKOS_API_KEY=sk_live_a2V5Xz${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`,
    ],
  },
];

export default rules;
