// Lob: live and test API keys. Publishable keys have `_pub_` in them.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'lob/live-api-key',
    title: 'Lob live API key',
    class: 'critical',
    env: 'LOB_API_KEY',
    docs: 'https://docs.lob.com/',
    shape: seq('live_', hexLower(35)),
    context: ['lob'],
    misses: [
      `LOB_API_KEY=live_${'0'.repeat(35)}`,
      `LOB_API_KEY=live_${'3f9a1c7e'.repeat(2)}`,
      `LOB_KEY=live_pub_${'3f9a1c7e'.repeat(3)}3f9a1c7`,
    ],
  },
  {
    id: 'lob/test-api-key',
    title: 'Lob test API key',
    class: 'internal',
    env: 'LOB_API_KEY',
    docs: 'https://docs.lob.com/',
    shape: seq('test_', hexLower(35)),
    context: ['lob'],
    misses: [`LOB_API_KEY=test_${'0'.repeat(35)}`, `LOB_API_KEY=test_${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
