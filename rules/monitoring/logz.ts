// Logz.io: API tokens.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'logz/api-token',
    title: 'Logz.io API token',
    class: 'sensitive',
    env: 'LOGZIO_TOKEN',
    docs: 'https://docs.logz.io/',
    shape: uuid(),
    context: ['logz', 'logzio'],
    misses: ['LOGZIO_TOKEN=00000000-0000-0000-0000-000000000000', `LOGZIO_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
