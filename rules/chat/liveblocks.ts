// Liveblocks: secret keys. Public keys begin with `pk_`.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'liveblocks/secret-key',
    title: 'Liveblocks secret key',
    class: 'sensitive',
    env: 'LIVEBLOCKS_SECRET_KEY',
    docs: 'https://liveblocks.io/docs/authentication',
    shape: seq(oneOf('sk_prod_', 'sk_dev_'), base64url(64)),
    misses: [
      `sk_prod_${'x'.repeat(64)}`,
      `sk_dev_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
      `pk_prod_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
    ],
  },
];

export default rules;
