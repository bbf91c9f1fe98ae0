// Resend: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'resend/api-key',
    title: 'Resend API key',
    class: 'critical',
    env: 'RESEND_API_KEY',
    revoke: 'https://resend.com/api-keys',
    docs: 'https://resend.com/docs/api-reference/introduction',
    shape: seq('re_', base62(8), '_', base62(24)),
    misses: [`re_${'x'.repeat(8)}_${'x'.repeat(24)}`, `re_k3Tz9QpW_${'k3Tz9QpW'.repeat(2)}`, 're_123456789'],
  },
];

export default rules;
