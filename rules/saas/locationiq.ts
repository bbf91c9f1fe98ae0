// LocationIQ: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'locationiq/api-key',
    title: 'LocationIQ API key',
    class: 'internal',
    env: 'LOCATIONIQ_KEY',
    docs: 'https://docs.locationiq.com/',
    shape: seq('pk.', hexLower(32)),
    misses: [`pk.${'0'.repeat(32)}`, `pk.${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
