// OneLogin: client secrets.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'onelogin/client-secret',
    title: 'OneLogin client secret',
    class: 'critical',
    env: 'ONELOGIN_CLIENT_SECRET',
    docs: 'https://developers.onelogin.com/',
    shape: hexLower(64),
    context: ['onelogin'],
    misses: [`ONELOGIN_CLIENT_SECRET=${'0'.repeat(64)}`, `ONELOGIN_CLIENT_SECRET=${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
