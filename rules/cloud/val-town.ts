// Val Town: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'val-town/api-token',
    title: 'Val Town API token',
    class: 'internal',
    env: 'VALTOWN_TOKEN',
    docs: 'https://docs.val.town/api/authentication/',
    shape: seq('vtwn_', base62(20, 80)),
    misses: [`vtwn_${'x'.repeat(20)}`, `vtwn_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
