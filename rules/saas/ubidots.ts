// Ubidots: tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ubidots/token',
    title: 'Ubidots token',
    class: 'internal',
    env: 'UBIDOTS_TOKEN',
    docs: 'https://docs.ubidots.com/',
    shape: seq(oneOf('BBFF-', 'BBUS-'), base62(30)),
    misses: [`BBFF-${'x'.repeat(30)}`, `BBFF-${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
