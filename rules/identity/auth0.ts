// Auth0: client secrets.

import type { Rule } from '../../server/engine/rule';
import { base64url } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'auth0/client-secret',
    title: 'Auth0 client secret',
    class: 'critical',
    env: 'AUTH0_CLIENT_SECRET',
    revoke: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
    docs: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
    shape: base64url(64),
    context: ['auth0'],
    misses: [
      `AUTH0_CLIENT_SECRET=${'x'.repeat(64)}`,
      `AUTH0_CLIENT_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
      `AUTH0_CLIENT_ID=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
