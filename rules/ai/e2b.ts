// E2B: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'e2b/api-key',
    title: 'E2B API key',
    class: 'sensitive',
    env: 'E2B_API_KEY',
    docs: 'https://e2b.dev/docs/api-key',
    shape: seq('e2b_', hexLower(40)),
    misses: [`e2b_${'0'.repeat(40)}`, `e2b_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
