// Tinybird: auth tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'tinybird/auth-token',
    title: 'Tinybird auth token',
    class: 'sensitive',
    env: 'TB_TOKEN',
    docs: 'https://www.tinybird.co/docs/',
    shape: seq('p.eyJ1I', base64url(80, 260), '.', base64url(43)),
    misses: [
      `p.eyJ1I${'x'.repeat(80)}.${'x'.repeat(43)}`,
      `p.eyJ1I${'k3Tz9QpWv7Lm2XcH'.repeat(4)}.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
