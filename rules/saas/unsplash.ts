// Unsplash: access keys and secrets.

import type { Rule } from '../../server/engine/rule';
import { base64url } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'unsplash/secret-key',
    title: 'Unsplash access key or secret',
    class: 'internal',
    env: 'UNSPLASH_SECRET_KEY',
    docs: 'https://unsplash.com/documentation',
    shape: base64url(43),
    context: ['unsplash'],
    misses: [`UNSPLASH_SECRET_KEY=${'x'.repeat(43)}`, `UNSPLASH_SECRET_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
