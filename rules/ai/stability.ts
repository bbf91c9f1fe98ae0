// Stability AI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'stability/api-key',
    title: 'Stability AI API key',
    class: 'sensitive',
    env: 'STABILITY_API_KEY',
    docs: 'https://platform.stability.ai/docs/api-reference',
    shape: seq('sk-', base62(48)),
    context: ['stability'],
    misses: [`STABILITY_API_KEY=sk-${'x'.repeat(48)}`, `STABILITY_API_KEY=sk-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
