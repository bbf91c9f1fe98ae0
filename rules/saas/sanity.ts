// Sanity: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sanity/api-token',
    title: 'Sanity API token',
    class: 'critical',
    env: 'SANITY_API_TOKEN',
    docs: 'https://www.sanity.io/docs/content-lake/http-auth',
    shape: seq('sk', oneOf(base62(79), base62(78), base62(52))),
    context: ['sanity'],
    misses: [`SANITY_API_TOKEN=sk${'x'.repeat(79)}`, `SANITY_API_TOKEN=sk${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
];

export default rules;
