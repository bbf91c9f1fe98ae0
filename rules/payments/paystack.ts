// Paystack: secret keys. They look like those of Stripe, so the name must say whose they are.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'paystack/secret-key',
    title: 'Paystack secret key',
    class: 'critical',
    env: 'PAYSTACK_SECRET_KEY',
    docs: 'https://paystack.com/docs/api/authentication/',
    shape: seq(oneOf('sk_live_', 'sk_test_'), hexLower(40)),
    context: ['paystack'],
    misses: [
      `PAYSTACK_SECRET_KEY=sk_live_${'0'.repeat(40)}`,
      `PAYSTACK_SECRET_KEY=sk_live_${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
];

export default rules;
