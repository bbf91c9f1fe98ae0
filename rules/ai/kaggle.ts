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
  // The `key` beside the user name in kaggle.json.
  {
    id: 'kaggle/legacy-api-key',
    title: 'Kaggle API key (old form)',
    class: 'sensitive',
    env: 'KAGGLE_KEY',
    docs: 'https://www.kaggle.com/docs/api',
    shape: hexLower(32),
    context: ['kaggle'],
    misses: [`KAGGLE_KEY=${'0'.repeat(32)}`, `KAGGLE_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
