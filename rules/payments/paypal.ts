// PayPal and Braintree: client secrets and access tokens.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base64url, chars, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Client IDs have the same form and begin with A.
  {
    id: 'paypal/client-secret',
    title: 'PayPal client secret',
    class: 'critical',
    env: 'PAYPAL_CLIENT_SECRET',
    revoke: 'https://developer.paypal.com/dashboard/applications',
    docs: 'https://developer.paypal.com/api/rest/authentication/',
    shape: seq(chars('-0-9B-Z_a-z', 1), base64url(79)),
    context: ['paypal'],
    misses: [
      `PAYPAL_CLIENT_SECRET=${'x'.repeat(80)}`,
      `PAYPAL_CLIENT_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`,
      `PAYPAL_CLIENT_ID=A${'k3Tz9QpWv7Lm2XcH'.repeat(5)}`,
    ],
  },
  {
    id: 'braintree/access-token',
    title: 'Braintree production access token',
    class: 'critical',
    env: 'BRAINTREE_ACCESS_TOKEN',
    docs: 'https://developer.paypal.com/braintree/docs/guides/paypal/',
    shape: seq('access_token$production$', base36Lower(16), '$', hexLower(32)),
    misses: [
      `access_token$production$${'x'.repeat(16)}$${'0'.repeat(32)}`,
      `access_token$production$k3tz9qpwv7lm2xch$${'3f9a1c7e'.repeat(2)}`,
      'production_k3tz9qpw_v7lm2xchk3tz9qpw',
    ],
  },
  {
    id: 'braintree/sandbox-access-token',
    title: 'Braintree sandbox access token',
    class: 'internal',
    env: 'BRAINTREE_ACCESS_TOKEN',
    docs: 'https://developer.paypal.com/braintree/docs/guides/paypal/',
    shape: seq('access_token$sandbox$', base36Lower(16), '$', hexLower(32)),
    misses: [
      `access_token$sandbox$${'x'.repeat(16)}$${'0'.repeat(32)}`,
      `access_token$sandbox$k3tz9qpwv7lm2xch$${'3f9a1c7e'.repeat(2)}`,
    ],
  },
];

export default rules;
