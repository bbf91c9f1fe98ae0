// OpenRouter: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'openrouter/api-key',
    title: 'OpenRouter API key',
    class: 'sensitive',
    env: 'OPENROUTER_API_KEY',
    revoke: 'https://openrouter.ai/settings/keys',
    docs: 'https://openrouter.ai/docs/api-reference/authentication',
    shape: seq('sk-or-v1-', hexLower(64)),
    misses: [`sk-or-v1-${'0'.repeat(64)}`, `sk-or-v1-${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
