// CodeRabbit: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'coderabbit/api-key',
    title: 'CodeRabbit API key',
    class: 'sensitive',
    env: 'CODERABBIT_API_KEY',
    docs: 'https://docs.coderabbit.ai/',
    shape: seq('cr-', hexLower(58)),
    misses: [`cr-${'0'.repeat(58)}`, `cr-${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
