// Razorpay: key secrets. Key IDs ship in checkout pages.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'razorpay/key-secret',
    title: 'Razorpay key secret',
    class: 'critical',
    env: 'RAZORPAY_KEY_SECRET',
    revoke: 'https://dashboard.razorpay.com/app/keys',
    docs: 'https://razorpay.com/docs/api/authentication/',
    shape: base62(24),
    context: ['razorpay'],
    misses: [
      `RAZORPAY_KEY_SECRET=${'x'.repeat(24)}`,
      `RAZORPAY_KEY_SECRET=${'k3Tz9QpW'.repeat(2)}`,
      'RAZORPAY_KEY_ID=rzp_test_k3Tz9QpWv7Lm2X',
    ],
  },
];

export default rules;
