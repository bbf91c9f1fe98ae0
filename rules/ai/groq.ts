// Groq: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'groq/api-key',
    title: 'Groq API key',
    class: 'sensitive',
    env: 'GROQ_API_KEY',
    revoke: 'https://console.groq.com/keys',
    docs: 'https://console.groq.com/docs/quickstart',
    shape: seq('gsk_', base62(52)),
    misses: [`gsk_${'x'.repeat(52)}`, `gsk_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
