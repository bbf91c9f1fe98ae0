// monday.com: API tokens, which are JSON Web Tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The heads are base64 of `{"alg":"` and `{"typ":"`: one of the two comes first.
  {
    id: 'monday/api-token',
    title: 'monday.com API token',
    class: 'critical',
    env: 'MONDAY_API_TOKEN',
    docs: 'https://developer.monday.com/api-reference/docs/authentication',
    shape: seq(
      oneOf('eyJhbGciOi', 'eyJ0eXAiOi'),
      base64url(8, 93),
      '.eyJ',
      base64url(100, 300),
      '.',
      base64url(25, 100),
    ),
    context: ['monday'],
    misses: [
      `MONDAY_API_TOKEN=eyJhbGciOi${'x'.repeat(10)}.eyJ${'x'.repeat(100)}.${'x'.repeat(43)}`,
      `MONDAY_API_TOKEN=eyJhbGciOik3Tz9QpWv7.eyJ${'k3Tz9QpWv7Lm2XcH'.repeat(3)}.k3Tz9QpWv7Lm2XcH`,
    ],
  },
];

export default rules;
