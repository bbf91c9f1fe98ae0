// Stripe: secret, restricted and organization keys, and the secrets of webhooks and payments.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, chars, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'stripe/live-secret-key',
    title: 'Stripe live secret key',
    class: 'critical',
    env: 'STRIPE_SECRET_KEY',
    revoke: 'https://dashboard.stripe.com/apikeys',
    docs: 'https://docs.stripe.com/keys',
    shape: seq('sk_live_', base62(24, 247)),
    misses: [
      `sk_live_${'x'.repeat(24)}`,
      `sk_live_${'k3Tz9QpW'.repeat(2)}`,
      `pk_live_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      'sk_live_your_key',
    ],
  },
  {
    id: 'stripe/test-secret-key',
    title: 'Stripe test secret key',
    class: 'internal',
    env: 'STRIPE_SECRET_KEY',
    revoke: 'https://dashboard.stripe.com/test/apikeys',
    docs: 'https://docs.stripe.com/keys',
    shape: seq('sk_test_', base62(24, 247)),
    misses: [`sk_test_${'x'.repeat(24)}`, `sk_test_${'k3Tz9QpW'.repeat(2)}`, `pk_test_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'stripe/live-restricted-key',
    title: 'Stripe live restricted key',
    class: 'critical',
    env: 'STRIPE_SECRET_KEY',
    revoke: 'https://dashboard.stripe.com/apikeys',
    docs: 'https://docs.stripe.com/keys',
    shape: seq('rk_live_', base62(24, 247)),
    misses: [`rk_live_${'x'.repeat(24)}`, `rk_live_${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'stripe/test-restricted-key',
    title: 'Stripe test restricted key',
    class: 'internal',
    env: 'STRIPE_SECRET_KEY',
    revoke: 'https://dashboard.stripe.com/test/apikeys',
    docs: 'https://docs.stripe.com/keys',
    shape: seq('rk_test_', base62(24, 247)),
    misses: [`rk_test_${'x'.repeat(24)}`, `rk_test_${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'stripe/organization-key',
    title: 'Stripe organization key',
    class: 'critical',
    env: 'STRIPE_SECRET_KEY',
    docs: 'https://docs.stripe.com/keys',
    shape: seq('sk_org_', oneOf('live_', 'test_', ''), base62(24, 247)),
    misses: [`sk_org_live_${'x'.repeat(24)}`, `sk_org_live_${'k3Tz9QpW'.repeat(2)}`],
  },
  // Stripe bodies are 32 base62; Svix and Standard Webhooks are base64 of 24 to 64 bytes.
  {
    id: 'stripe/webhook-secret',
    title: 'Stripe or Svix webhook signing secret',
    class: 'sensitive',
    env: 'STRIPE_WEBHOOK_SECRET',
    revoke: 'https://dashboard.stripe.com/webhooks',
    docs: 'https://docs.stripe.com/webhooks',
    shape: seq('whsec_', base64(32, 64), chars('=', 0, 2)),
    misses: [`whsec_${'x'.repeat(32)}`, `whsec_${'k3Tz9QpW'.repeat(2)}`],
  },
  // Meant for the browser of the one who pays, not for a file.
  {
    id: 'stripe/payment-intent-secret',
    title: 'Stripe client secret of a payment intent',
    class: 'internal',
    env: 'STRIPE_CLIENT_SECRET',
    docs: 'https://docs.stripe.com/api/payment_intents/object',
    shape: seq('pi_', base62(24), '_secret_', base62(25)),
    misses: [
      `pi_${'x'.repeat(24)}_secret_${'x'.repeat(25)}`,
      `pi_${'k3Tz9QpW'.repeat(2)}_secret_${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
];

export default rules;
