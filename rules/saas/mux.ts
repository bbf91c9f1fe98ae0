// Mux: token secrets.

import type { Rule } from '../../server/engine/rule';
import { base64 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mux/token-secret',
    title: 'Mux token secret',
    class: 'sensitive',
    env: 'MUX_TOKEN_SECRET',
    docs: 'https://www.mux.com/docs/core/make-api-requests',
    shape: base64(75),
    context: ['mux'],
    misses: [
      `MUX_TOKEN_SECRET=${'x'.repeat(75)}`,
      `MUX_TOKEN_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
      'MUX_TOKEN_ID=3f9a1c7e-2b8d-4546-8f9a-1c7e2b8d0546',
    ],
  },
];

export default rules;
