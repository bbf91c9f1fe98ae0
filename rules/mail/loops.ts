// Loops: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'loops/api-key',
    title: 'Loops API key',
    class: 'sensitive',
    env: 'LOOPS_API_KEY',
    docs: 'https://loops.so/docs',
    shape: hexLower(32),
    // The bare word stands in any program.
    context: ['loops_api', 'loops-api', 'loopsapi', 'loops.so'],
    misses: [`LOOPS_API_KEY=${'0'.repeat(32)}`, `LOOPS_API_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
