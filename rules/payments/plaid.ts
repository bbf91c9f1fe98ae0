// Plaid: access tokens and secrets.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'plaid/access-token',
    title: 'Plaid access token',
    class: 'critical',
    env: 'PLAID_ACCESS_TOKEN',
    revoke: 'https://plaid.com/docs/api/items/#itemremove',
    docs: 'https://plaid.com/docs/api/tokens/',
    shape: seq('access-', oneOf('sandbox', 'development', 'production'), '-', uuid()),
    misses: [
      'access-sandbox-00000000-0000-0000-0000-000000000000',
      `access-sandbox-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      'public-sandbox-3f9a1c7e-2b8d-4546-8f9a-1c7e2b8d0546',
    ],
  },
  {
    id: 'plaid/secret',
    title: 'Plaid secret',
    class: 'critical',
    env: 'PLAID_SECRET',
    revoke: 'https://dashboard.plaid.com/developers/keys',
    docs: 'https://plaid.com/docs/quickstart/glossary/',
    shape: hexLower(30),
    context: ['plaid'],
    misses: [
      `PLAID_SECRET=${'0'.repeat(30)}`,
      `PLAID_SECRET=${'3f9a1c7e'.repeat(2)}`,
      'PLAID_CLIENT_ID=3f9a1c7e2b8d05463f9a1c7e',
    ],
  },
];

export default rules;
