// Voyage AI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'voyage/api-key',
    title: 'Voyage AI API key',
    class: 'sensitive',
    env: 'VOYAGE_API_KEY',
    docs: 'https://docs.voyageai.com/docs/api-key-and-installation',
    shape: seq('pa-', base64url(43)),
    misses: [`pa-${'x'.repeat(43)}`, `pa-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
