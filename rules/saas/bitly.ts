// Bitly: access tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'bitly/access-token',
    title: 'Bitly access token',
    class: 'internal',
    env: 'BITLY_ACCESS_TOKEN',
    docs: 'https://dev.bitly.com/docs/getting-started/authentication/',
    shape: hexLower(40),
    context: ['bitly', 'bit.ly'],
    misses: [`BITLY_ACCESS_TOKEN=${'0'.repeat(40)}`, `BITLY_ACCESS_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
