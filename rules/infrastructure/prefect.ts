// Prefect: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'prefect/api-key',
    title: 'Prefect API key',
    class: 'sensitive',
    env: 'PREFECT_API_KEY',
    docs: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
    shape: seq(oneOf('pnu_', 'pnb_'), base62(36)),
    misses: [`pnu_${'x'.repeat(36)}`, `pnu_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
