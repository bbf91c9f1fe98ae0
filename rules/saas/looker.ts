// Looker: client secrets of the API.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'looker/client-secret',
    title: 'Looker API client secret',
    class: 'critical',
    env: 'LOOKERSDK_CLIENT_SECRET',
    docs: 'https://cloud.google.com/looker/docs/api-auth',
    shape: base62(24),
    context: ['looker'],
    misses: [
      `LOOKERSDK_CLIENT_SECRET=${'x'.repeat(24)}`,
      `LOOKERSDK_CLIENT_SECRET=${'k3Tz9QpW'.repeat(2)}`,
      'LOOKERSDK_CLIENT_ID=k3Tz9QpWv7Lm2XcHk3Tz',
    ],
  },
];

export default rules;
