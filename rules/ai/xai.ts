// xAI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'xai/api-key',
    title: 'xAI API key',
    class: 'sensitive',
    env: 'XAI_API_KEY',
    revoke: 'https://console.x.ai',
    docs: 'https://docs.x.ai/docs/overview',
    shape: seq('xai-', base62(80)),
    misses: [`xai-${'x'.repeat(80)}`, `xai-${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
];

export default rules;
