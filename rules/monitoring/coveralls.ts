// Coveralls: repository tokens.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'coveralls/repo-token',
    title: 'Coveralls repository token',
    class: 'internal',
    env: 'COVERALLS_REPO_TOKEN',
    docs: 'https://docs.coveralls.io/',
    shape: base62(32, 37),
    context: ['coveralls'],
    misses: [`COVERALLS_REPO_TOKEN=${'x'.repeat(32)}`, `COVERALLS_REPO_TOKEN=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
