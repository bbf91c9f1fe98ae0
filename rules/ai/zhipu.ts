// Zhipu AI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'zhipu/api-key',
    title: 'Zhipu AI API key',
    class: 'sensitive',
    env: 'ZAI_API_KEY',
    docs: 'https://docs.z.ai/',
    shape: seq(hexLower(32), '.', base62(16)),
    context: ['zhipu', 'bigmodel', 'zai', 'z.ai', 'glm'],
    misses: [`ZAI_API_KEY=${'0'.repeat(32)}.${'x'.repeat(16)}`, `ZAI_API_KEY=${'3f9a1c7e'.repeat(2)}.k3Tz9QpWv7Lm2XcH`],
  },
];

export default rules;
