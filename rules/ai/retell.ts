// Retell AI: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Other services begin their keys alike.
  {
    id: 'retell/api-key',
    title: 'Retell AI API key',
    class: 'sensitive',
    env: 'RETELL_API_KEY',
    docs: 'https://docs.retellai.com/',
    shape: seq('key_', hexLower(28)),
    context: ['retell'],
    misses: [`RETELL_API_KEY=key_${'0'.repeat(28)}`, `RETELL_API_KEY=key_${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
