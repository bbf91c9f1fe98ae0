// Cerebras: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cerebras/api-key',
    title: 'Cerebras API key',
    class: 'sensitive',
    env: 'CEREBRAS_API_KEY',
    docs: 'https://inference-docs.cerebras.ai/',
    shape: seq('csk-', base36Lower(48)),
    misses: [`csk-${'x'.repeat(48)}`, `csk-${'k3tz9qpwv7lm2xch'.repeat(2)}`],
  },
];

export default rules;
