// Fastly: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'fastly/api-token',
    title: 'Fastly API token',
    class: 'critical',
    env: 'FASTLY_API_TOKEN',
    revoke: 'https://manage.fastly.com/account/personal/tokens',
    docs: 'https://www.fastly.com/documentation/reference/api/auth-tokens/',
    shape: base64url(32),
    context: ['fastly'],
    misses: [`FASTLY_API_TOKEN=${'x'.repeat(32)}`, `FASTLY_API_TOKEN=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
