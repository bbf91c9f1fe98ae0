// Mercado Pago: access tokens.

import type { Rule } from '../../server/engine/rule';
import { digits, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mercado-pago/access-token',
    title: 'Mercado Pago access token',
    class: 'critical',
    env: 'MERCADOPAGO_ACCESS_TOKEN',
    docs: 'https://www.mercadopago.com/developers/en/docs/your-integrations/credentials',
    shape: seq('APP_USR-', digits(12, 20), '-', digits(6), '-', hexLower(32), '-', digits(6, 12)),
    misses: [
      `APP_USR-${'0'.repeat(16)}-000000-${'0'.repeat(32)}-000000`,
      `APP_USR-4829173650-482917-${'3f9a1c7e'.repeat(2)}-482917`,
    ],
  },
];

export default rules;
