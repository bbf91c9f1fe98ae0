// Clerk: secret keys. They look like those of Stripe, so the name must say whose they are.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'clerk/secret-key',
    title: 'Clerk secret key',
    class: 'critical',
    env: 'CLERK_SECRET_KEY',
    docs: 'https://clerk.com/docs/guides/how-clerk-works/overview',
    shape: seq(oneOf('sk_live_', 'sk_test_'), base62(32, 50)),
    context: ['clerk'],
    misses: [
      `CLERK_SECRET_KEY=sk_live_${'x'.repeat(32)}`,
      `CLERK_SECRET_KEY=sk_test_${'k3Tz9QpW'.repeat(2)}`,
      `CLERK_PUBLISHABLE_KEY=pk_test_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
