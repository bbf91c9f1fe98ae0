// Perplexity: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'perplexity/api-key',
    title: 'Perplexity API key',
    class: 'sensitive',
    env: 'PERPLEXITY_API_KEY',
    revoke: 'https://www.perplexity.ai/settings/api',
    docs: 'https://docs.perplexity.ai/',
    shape: seq('pplx-', base62(48)),
    misses: [`pplx-${'x'.repeat(48)}`, `pplx-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
