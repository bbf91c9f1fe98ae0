// Daytona: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'daytona/api-key',
    title: 'Daytona API key',
    class: 'sensitive',
    env: 'DAYTONA_API_KEY',
    docs: 'https://www.daytona.io/docs/',
    shape: seq('dtn_', hexLower(64)),
    misses: [`dtn_${'0'.repeat(64)}`, `dtn_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
