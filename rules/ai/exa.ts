// Exa: API keys.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'exa/api-key',
    title: 'Exa API key',
    class: 'sensitive',
    env: 'EXA_API_KEY',
    docs: 'https://docs.exa.ai/',
    shape: uuid(),
    context: ['exa'],
    misses: ['EXA_API_KEY=00000000-0000-0000-0000-000000000000', `EXA_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
