// Freemius: secret keys.

import type { Rule } from '../../server/engine/rule';
import { chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Keys of others begin with `sk_` too and have only letters and digits; their longer prefixes win.
  {
    id: 'freemius/secret-key',
    title: 'Freemius secret key',
    class: 'sensitive',
    env: 'FREEMIUS_SECRET_KEY',
    docs: 'https://freemius.com/help/',
    shape: seq('sk_', chars('!#-&(-;=?-~', 29)),
    context: ['freemius', 'secret_key'],
    misses: [
      `'secret_key' => 'sk_${'x'.repeat(29)}',`,
      `'secret_key' => 'sk_${'k3Tz!9Qp'.repeat(2)}',`,
      `'public_key' => 'pk_${'k3Tz9QpW'.repeat(3)}k3Tz9',`,
    ],
  },
];

export default rules;
