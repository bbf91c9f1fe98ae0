// MiniMax: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'minimax/api-key',
    title: 'MiniMax API key',
    class: 'sensitive',
    env: 'MINIMAX_API_KEY',
    docs: 'https://platform.minimax.io/docs',
    shape: seq('sk-api-', base64url(119)),
    misses: [`sk-api-${'x'.repeat(119)}`, `sk-api-${'k3Tz9QpWv7Lm2XcH'.repeat(6)}`],
  },
];

export default rules;
