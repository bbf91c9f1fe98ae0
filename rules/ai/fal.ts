// fal.ai: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'fal/api-key',
    title: 'fal.ai API key',
    class: 'sensitive',
    env: 'FAL_KEY',
    docs: 'https://docs.fal.ai/',
    shape: seq(uuid(), ':', hexLower(32)),
    context: ['fal'],
    misses: [
      `FAL_KEY=00000000-0000-0000-0000-000000000000:${'0'.repeat(32)}`,
      `FAL_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e:${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
];

export default rules;
