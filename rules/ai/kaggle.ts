// Kaggle: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'kaggle/api-token',
    title: 'Kaggle API token',
    class: 'sensitive',
    env: 'KAGGLE_API_TOKEN',
    docs: 'https://www.kaggle.com/docs/api',
    shape: seq('KGAT_', hexLower(32)),
    misses: [`KGAT_${'0'.repeat(32)}`, `KGAT_${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
