// Shippo: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'shippo/live-api-token',
    title: 'Shippo live API token',
    class: 'critical',
    env: 'SHIPPO_API_TOKEN',
    docs: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    shape: seq('shippo_live_', hexLower(40)),
    misses: [`shippo_live_${'0'.repeat(40)}`, `shippo_live_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
  {
    id: 'shippo/test-api-token',
    title: 'Shippo test API token',
    class: 'internal',
    env: 'SHIPPO_API_TOKEN',
    docs: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    shape: seq('shippo_test_', hexLower(40)),
    misses: [`shippo_test_${'0'.repeat(40)}`, `shippo_test_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
