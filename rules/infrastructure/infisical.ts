// Infisical: service tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'infisical/service-token',
    title: 'Infisical service token',
    class: 'critical',
    env: 'INFISICAL_TOKEN',
    docs: 'https://infisical.com/docs/documentation/platform/token',
    shape: seq('st.', hexLower(24), '.', hexLower(32), '.', hexLower(32)),
    misses: [
      `st.${'0'.repeat(24)}.${'0'.repeat(32)}.${'0'.repeat(32)}`,
      `st.${'3f9a1c7e'.repeat(2)}.${'3f9a1c7e2b8d0546'.repeat(2)}.${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
];

export default rules;
