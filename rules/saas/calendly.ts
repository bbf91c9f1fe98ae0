// Calendly: personal access tokens, which are JSON Web Tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // In base64 the header of a token begins with its key ID, its algorithm or its type.
  {
    id: 'calendly/personal-access-token',
    title: 'Calendly personal access token',
    class: 'sensitive',
    env: 'CALENDLY_API_KEY',
    docs: 'https://developer.calendly.com/',
    shape: seq(
      oneOf('eyJraWQi', 'eyJhbGci', 'eyJ0eXAi'),
      base64url(25, 195),
      '.eyJ',
      base64url(100, 600),
      '.',
      base64url(20, 512),
    ),
    context: ['calendly'],
    misses: [
      `CALENDLY_API_KEY=eyJraWQi${'x'.repeat(25)}.eyJ${'x'.repeat(100)}.${'x'.repeat(20)}`,
      `CALENDLY_API_KEY=eyJraWQi${'k3Tz9QpW'.repeat(4)}.eyJ${'k3Tz9QpW'.repeat(4)}.${'k3Tz9QpW'.repeat(3)}`,
    ],
  },
];

export default rules;
