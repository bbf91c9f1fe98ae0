// Okta: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'okta/api-token',
    title: 'Okta API token',
    class: 'critical',
    env: 'OKTA_API_TOKEN',
    revoke: 'https://developer.okta.com/docs/guides/create-an-api-token/',
    docs: 'https://developer.okta.com/docs/guides/create-an-api-token/',
    shape: seq('00', base64url(40)),
    context: ['okta', 'ssws'],
    misses: [`OKTA_API_TOKEN=00${'x'.repeat(40)}`, `OKTA_API_TOKEN=00${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
