// LlamaCloud: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'llamacloud/api-key',
    title: 'LlamaCloud API key',
    class: 'sensitive',
    env: 'LLAMA_CLOUD_API_KEY',
    docs: 'https://docs.cloud.llamaindex.ai/',
    shape: seq('llx-', base64url(48)),
    misses: [`llx-${'x'.repeat(48)}`, `llx-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
