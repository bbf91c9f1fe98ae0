// Courier: auth tokens, whose first letters mean published or draft and not public.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'courier/auth-token',
    title: 'Courier auth token',
    class: 'sensitive',
    env: 'COURIER_AUTH_TOKEN',
    docs: 'https://www.courier.com/docs',
    shape: seq(oneOf('pk_prod_', 'pk_test_', 'dk_prod_', 'dk_test_'), base62(24, 28)),
    context: ['courier'],
    misses: [`COURIER_AUTH_TOKEN=pk_prod_${'x'.repeat(24)}`, `COURIER_AUTH_TOKEN=dk_test_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
