// Zendesk: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'zendesk/api-token',
    title: 'Zendesk API token',
    class: 'critical',
    env: 'ZENDESK_API_TOKEN',
    docs: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/',
    shape: base62(40),
    context: ['zendesk'],
    misses: [`ZENDESK_API_TOKEN=${'x'.repeat(40)}`, `ZENDESK_API_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
