// Railway: account and project tokens.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'railway/token',
    title: 'Railway token',
    class: 'critical',
    env: 'RAILWAY_TOKEN',
    revoke: 'https://railway.com/account/tokens',
    docs: 'https://docs.railway.com/guides/public-api',
    shape: uuid(),
    context: ['railway'],
    misses: [
      'RAILWAY_TOKEN=00000000-0000-0000-0000-000000000000',
      `RAILWAY_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      'RAILWAY_PROJECT_ID=3f9a1c7e-2b8d-4546-8f9a-1c7e2b8d0546',
    ],
  },
];

export default rules;
