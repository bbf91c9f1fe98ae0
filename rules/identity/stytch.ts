// Stytch: project secrets.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'stytch/project-secret',
    title: 'Stytch project secret',
    class: 'critical',
    env: 'STYTCH_SECRET',
    docs: 'https://stytch.com/docs/workspace-management/',
    shape: seq(oneOf('secret-live-', 'secret-test-'), base64url(35), '='),
    misses: [
      `secret-live-${'x'.repeat(35)}=`,
      `secret-live-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}=`,
      'public-token-live-3f9a1c7e-2b8d-4546-8f9a-1c7e2b8d0546',
    ],
  },
];

export default rules;
