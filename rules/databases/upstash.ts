// Upstash: tokens of the Redis REST interface.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'upstash/redis-rest-token',
    title: 'Upstash Redis REST token',
    class: 'sensitive',
    env: 'UPSTASH_REDIS_REST_TOKEN',
    docs: 'https://upstash.com/docs/redis/features/restapi',
    shape: seq('A', base64(52, 90), chars('=', 0, 2)),
    context: ['upstash'],
    misses: [
      `UPSTASH_REDIS_REST_TOKEN=A${'x'.repeat(52)}`,
      `UPSTASH_REDIS_REST_TOKEN=A${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
      'UPSTASH_REDIS_REST_URL=https://careful-k3tz9qpw-48213.upstash.io',
    ],
  },
];

export default rules;
