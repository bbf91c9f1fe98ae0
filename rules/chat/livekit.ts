// LiveKit: API secrets.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'livekit/api-secret',
    title: 'LiveKit API secret',
    class: 'sensitive',
    env: 'LIVEKIT_API_SECRET',
    docs: 'https://docs.livekit.io/',
    shape: base62(43),
    context: ['livekit'],
    misses: [
      `LIVEKIT_API_SECRET=${'x'.repeat(43)}`,
      `LIVEKIT_API_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      'LIVEKIT_API_KEY=APIk3Tz9QpWv7Lm',
    ],
  },
];

export default rules;
