// Login with Amazon: client secrets and refresh tokens. Client IDs are public.

import type { Rule } from '../../server/engine/rule';
import { base64url, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'amazon/login-client-secret',
    title: 'Login with Amazon client secret',
    class: 'critical',
    env: 'LWA_CLIENT_SECRET',
    docs: 'https://developer.amazon.com/docs/login-with-amazon/security-profile.html',
    shape: seq('amzn1.oa2-cs.v1.', hexLower(64)),
    misses: [
      `amzn1.oa2-cs.v1.${'0'.repeat(64)}`,
      `amzn1.oa2-cs.v1.${'3f9a1c7e2b8d0546'.repeat(3)}`,
      `amzn1.application-oa2-client.${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
  {
    id: 'amazon/login-refresh-token',
    title: 'Login with Amazon refresh token',
    class: 'critical',
    env: 'LWA_REFRESH_TOKEN',
    docs: 'https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api',
    shape: seq('Atzr|', base64url(60, 600)),
    misses: [`Atzr|${'x'.repeat(60)}`, `Atzr|${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
