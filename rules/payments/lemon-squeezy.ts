// Lemon Squeezy: API keys, which are signed JSON Web Tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'lemon-squeezy/api-key',
    title: 'Lemon Squeezy API key',
    class: 'critical',
    env: 'LEMONSQUEEZY_API_KEY',
    docs: 'https://docs.lemonsqueezy.com/api',
    // The head says JWT and RS256, as in the tokens of other services.
    shape: seq('eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.', base64url(200, 400), '.', base64url(500, 700)),
    context: ['lemonsqueezy', 'lemon_squeezy', 'lemon-squeezy', 'lemon squeezy'],
    misses: [
      `LEMONSQUEEZY_API_KEY=eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${'x'.repeat(200)}.${'x'.repeat(500)}`,
      `LEMONSQUEEZY_API_KEY=eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${'k3Tz9QpWv7Lm2XcH'.repeat(3)}.short`,
    ],
  },
];

export default rules;
