// bunny.net: access keys.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'bunny/access-key',
    title: 'Access key of bunny.net',
    class: 'sensitive',
    env: 'BUNNY_API_KEY',
    docs: 'https://docs.bunny.net/',
    shape: uuid(),
    context: ['bunny'],
    misses: ['BUNNY_API_KEY=00000000-0000-0000-0000-000000000000', `BUNNY_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
