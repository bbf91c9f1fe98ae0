// Rootly: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'rootly/api-key',
    title: 'Rootly API key',
    class: 'sensitive',
    env: 'ROOTLY_API_KEY',
    docs: 'https://docs.rootly.com/',
    shape: seq('rootly_', hexLower(64)),
    misses: [`rootly_${'0'.repeat(64)}`, `rootly_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
