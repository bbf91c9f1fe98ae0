// Checkout.com: secret keys.

import type { Rule } from '../../server/engine/rule';
import { seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'checkout-com/secret-key',
    title: 'Checkout.com secret key',
    class: 'critical',
    env: 'CKO_SECRET_KEY',
    docs: 'https://www.checkout.com/docs/developer-resources/api/api-keys',
    shape: seq('sk_', uuid()),
    misses: [
      'sk_00000000-0000-0000-0000-000000000000',
      `sk_${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      'pk_3f9a1c7e-2b8d-4546-8f9a-1c7e2b8d0546',
    ],
  },
  {
    id: 'checkout-com/sandbox-secret-key',
    title: 'Checkout.com sandbox secret key',
    class: 'internal',
    env: 'CKO_SECRET_KEY',
    docs: 'https://www.checkout.com/docs/developer-resources/api/api-keys',
    shape: seq('sk_test_', uuid()),
    misses: ['sk_test_00000000-0000-0000-0000-000000000000', `sk_test_${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
