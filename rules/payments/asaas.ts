// Asaas: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'asaas/api-key',
    title: 'Asaas API key',
    class: 'critical',
    env: 'ASAAS_API_KEY',
    docs: 'https://docs.asaas.com/docs/autenticacao',
    shape: seq('$aact_', oneOf('prod', 'hmlg'), '_', base64url(20, 170)),
    misses: [`$aact_prod_${'x'.repeat(20)}`, '$aact_prod_k3Tz9QpWv7Lm2XcH'],
  },
];

export default rules;
