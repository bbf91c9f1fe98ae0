// NASA: keys of api.nasa.gov.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'nasa/api-key',
    title: 'NASA API key',
    class: 'internal',
    env: 'NASA_API_KEY',
    docs: 'https://api.nasa.gov/',
    shape: base62(40),
    context: ['nasa'],
    misses: [`NASA_API_KEY=${'x'.repeat(40)}`, `NASA_API_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`, 'NASA_API_KEY=DEMO_KEY'],
  },
];

export default rules;
