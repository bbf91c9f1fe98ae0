// Algolia: admin and write keys. Search keys are public and look the same, so only telling names count.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'algolia/admin-api-key',
    title: 'Algolia admin API key',
    class: 'critical',
    env: 'ALGOLIA_ADMIN_KEY',
    revoke: 'https://dashboard.algolia.com/account/api-keys',
    docs: 'https://www.algolia.com/doc/guides/security/api-keys/',
    shape: hexLower(32),
    context: [
      'algolia_admin',
      'algolia-admin',
      'algoliaadmin',
      'algolia_write',
      'algolia-write',
      'algoliawrite',
      'algolia_secret',
      'algolia-secret',
      'algoliasecret',
    ],
    misses: [
      `ALGOLIA_ADMIN_KEY=${'0'.repeat(32)}`,
      `ALGOLIA_ADMIN_KEY=${'3f9a1c7e'.repeat(2)}`,
      `ALGOLIA_SEARCH_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
];

export default rules;
