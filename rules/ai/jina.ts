// Jina AI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'jina/api-key',
    title: 'Jina AI API key',
    class: 'sensitive',
    env: 'JINA_API_KEY',
    docs: 'https://jina.ai/',
    shape: seq('jina_', base62(60)),
    misses: [`jina_${'x'.repeat(60)}`, `jina_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
