// Mistral AI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mistral/api-key',
    title: 'Mistral API key',
    class: 'sensitive',
    env: 'MISTRAL_API_KEY',
    revoke: 'https://console.mistral.ai/api-keys',
    docs: 'https://docs.mistral.ai/getting-started/quickstart/',
    shape: base62(32),
    context: ['mistral'],
    misses: [`MISTRAL_API_KEY=${'x'.repeat(32)}`, `MISTRAL_API_KEY=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
