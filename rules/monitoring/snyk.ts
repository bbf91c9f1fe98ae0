// Snyk: API tokens.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'snyk/api-token',
    title: 'Snyk API token',
    class: 'sensitive',
    env: 'SNYK_TOKEN',
    revoke: 'https://app.snyk.io/account',
    docs: 'https://docs.snyk.io/snyk-api/authentication-for-api',
    shape: uuid(),
    context: ['snyk'],
    misses: ['SNYK_TOKEN=00000000-0000-0000-0000-000000000000', `SNYK_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
