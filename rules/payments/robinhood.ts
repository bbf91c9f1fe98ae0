// Robinhood Crypto: API keys.

import type { Rule } from '../../server/engine/rule';
import { seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'robinhood/api-key',
    title: 'Robinhood Crypto API key',
    class: 'critical',
    env: 'ROBINHOOD_API_KEY',
    docs: 'https://docs.robinhood.com/',
    shape: seq('rh-api-', uuid()),
    misses: ['rh-api-00000000-0000-0000-0000-000000000000', `rh-api-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
