// Paystack: secret keys, which begin like those of Stripe.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Forty hex digits: a Stripe body over letters and digits is never that by chance.
  {
    id: 'paystack/secret-key',
    title: 'Paystack secret key',
    class: 'critical',
    env: 'PAYSTACK_SECRET_KEY',
    docs: 'https://paystack.com/docs/api/authentication/',
    shape: seq(oneOf('sk_live_', 'sk_test_'), hexLower(40)),
    misses: [`pk_live_${'3f9a1c7e2b8d0546'.repeat(2)}3f9a1c7e`, 'sk_live_3f9a1c7e2b8d0546'],
  },
];

export default rules;
