// Cypress Cloud: record keys.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cypress/record-key',
    title: 'Cypress record key',
    class: 'internal',
    env: 'CYPRESS_RECORD_KEY',
    docs: 'https://docs.cypress.io/cloud/account-management/projects',
    shape: uuid(),
    context: ['cypress'],
    misses: [
      'CYPRESS_RECORD_KEY=00000000-0000-0000-0000-000000000000',
      `CYPRESS_RECORD_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
