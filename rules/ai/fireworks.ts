// Fireworks AI: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'fireworks/api-key',
    title: 'Fireworks AI API key',
    class: 'sensitive',
    env: 'FIREWORKS_API_KEY',
    docs: 'https://docs.fireworks.ai/',
    shape: seq('fw_', base62(22, 24)),
    misses: [`fw_${'x'.repeat(22)}`, `fw_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
