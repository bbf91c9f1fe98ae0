// Databento: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'databento/api-key',
    title: 'Databento API key',
    class: 'sensitive',
    env: 'DATABENTO_API_KEY',
    docs: 'https://databento.com/docs/portal/api-keys',
    shape: seq('db-', base62(29)),
    misses: [`db-${'x'.repeat(29)}`, `db-${'k3Tz9QpW'.repeat(3)}`, `db-${'K3TZ7QPW'.repeat(3)}K3`],
  },
];

export default rules;
