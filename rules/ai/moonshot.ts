// Moonshot AI (Kimi): API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'moonshot/api-key',
    title: 'Moonshot API key',
    class: 'sensitive',
    env: 'MOONSHOT_API_KEY',
    docs: 'https://platform.moonshot.ai/docs',
    shape: seq('sk-', base64url(48)),
    context: ['moonshot', 'kimi'],
    misses: [`MOONSHOT_API_KEY=sk-${'x'.repeat(48)}`, `MOONSHOT_API_KEY=sk-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
