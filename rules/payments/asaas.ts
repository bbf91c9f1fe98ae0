// Asaas: API tokens. The dollar sign before them is left out: it would read as a reference to a variable.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'asaas/api-token',
    title: 'Asaas API token',
    class: 'critical',
    env: 'ASAAS_API_KEY',
    docs: 'https://docs.asaas.com/docs/autenticacao',
    shape: seq(oneOf('aact_prod_', 'aact_hmlg_'), base64url(20, 170)),
    misses: [`$aact_prod_${'x'.repeat(20)}`, `$aact_hmlg_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
