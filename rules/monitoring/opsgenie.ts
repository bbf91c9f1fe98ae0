// Opsgenie: API keys.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'opsgenie/api-key',
    title: 'Opsgenie API key',
    class: 'sensitive',
    env: 'OPSGENIE_API_KEY',
    docs: 'https://support.atlassian.com/opsgenie/docs/api-key-management/',
    shape: uuid(),
    context: ['opsgenie', 'geniekey'],
    misses: [
      'OPSGENIE_API_KEY=00000000-0000-0000-0000-000000000000',
      `OPSGENIE_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
