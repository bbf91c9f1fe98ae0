// Runway: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'runway/api-key',
    title: 'Runway API key',
    class: 'sensitive',
    env: 'RUNWAYML_API_SECRET',
    docs: 'https://docs.dev.runwayml.com/',
    shape: seq('key_', hexLower(128)),
    misses: [`key_${'0'.repeat(128)}`, `key_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
