// Scalingo: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'scalingo/api-token',
    title: 'Scalingo API token',
    class: 'critical',
    env: 'SCALINGO_API_TOKEN',
    docs: 'https://developers.scalingo.com/',
    shape: seq('tk-us-', base64url(48)),
    misses: [`tk-us-${'x'.repeat(48)}`, `tk-us-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
