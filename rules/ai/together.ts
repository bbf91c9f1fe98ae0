// Together AI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'together/api-key',
    title: 'Together AI API key',
    class: 'sensitive',
    env: 'TOGETHER_API_KEY',
    docs: 'https://docs.together.ai/docs/api-keys-authentication',
    shape: seq('tgp_v1_', base64url(43)),
    misses: [`tgp_v1_${'x'.repeat(43)}`, `tgp_v1_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
