// Kagi: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'kagi/api-key',
    title: 'Kagi API key',
    class: 'sensitive',
    env: 'KAGI_API_KEY',
    docs: 'https://help.kagi.com/kagi/api/overview.html',
    shape: seq(base64url(11), '.', base64url(43)),
    context: ['kagi'],
    misses: [
      `KAGI_API_KEY=${'x'.repeat(11)}.${'x'.repeat(43)}`,
      `KAGI_API_KEY=k3Tz9QpWv7L.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
