// Firecrawl: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'firecrawl/api-key',
    title: 'Firecrawl API key',
    class: 'sensitive',
    env: 'FIRECRAWL_API_KEY',
    docs: 'https://docs.firecrawl.dev/',
    shape: seq('fc-', hexLower(32)),
    misses: [`fc-${'0'.repeat(32)}`, `fc-${'3f9a1c7e2b8d0546'.repeat(1)}`],
  },
];

export default rules;
