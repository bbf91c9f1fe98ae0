// Rollbar: access tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'rollbar/access-token',
    title: 'Rollbar access token',
    class: 'sensitive',
    env: 'ROLLBAR_ACCESS_TOKEN',
    docs: 'https://docs.rollbar.com/docs/access-tokens',
    shape: hexLower(32),
    context: ['rollbar'],
    misses: [`ROLLBAR_ACCESS_TOKEN=${'0'.repeat(32)}`, `ROLLBAR_ACCESS_TOKEN=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
