// Sauce Labs: access keys.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sauce-labs/access-key',
    title: 'Sauce Labs access key',
    class: 'sensitive',
    env: 'SAUCE_ACCESS_KEY',
    docs: 'https://docs.saucelabs.com/basics/acct-team-mgmt/',
    shape: uuid(),
    context: ['sauce'],
    misses: [
      'SAUCE_ACCESS_KEY=00000000-0000-0000-0000-000000000000',
      `SAUCE_ACCESS_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
