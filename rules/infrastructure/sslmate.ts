// SSLMate: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sslmate/api-key',
    title: 'SSLMate API key',
    class: 'sensitive',
    env: 'SSLMATE_API_KEY',
    docs: 'https://sslmate.com/help/',
    shape: base62(36),
    context: ['sslmate'],
    misses: [`SSLMATE_API_KEY=${'x'.repeat(36)}`, `SSLMATE_API_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
