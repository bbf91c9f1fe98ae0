// Contentful: management and delivery tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'contentful/management-token',
    title: 'Contentful management token',
    class: 'critical',
    env: 'CONTENTFUL_MANAGEMENT_TOKEN',
    revoke: 'https://app.contentful.com/account/profile/cma_tokens',
    docs: 'https://www.contentful.com/developers/docs/references/authentication/',
    shape: seq('CFPAT-', base64url(43)),
    misses: [`CFPAT-${'x'.repeat(43)}`, `CFPAT-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'contentful/delivery-token',
    title: 'Contentful delivery token',
    class: 'internal',
    env: 'CONTENTFUL_ACCESS_TOKEN',
    docs: 'https://www.contentful.com/developers/docs/references/authentication/',
    shape: base64url(43),
    context: ['contentful'],
    misses: [`CONTENTFUL_ACCESS_TOKEN=${'x'.repeat(43)}`, `CONTENTFUL_ACCESS_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
