// Friendli: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'friendli/personal-access-token',
    title: 'Friendli personal access token',
    class: 'sensitive',
    env: 'FRIENDLI_TOKEN',
    docs: 'https://friendli.ai/docs',
    shape: seq('flp_', base62(46)),
    misses: [`flp_${'x'.repeat(46)}`, `flp_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
