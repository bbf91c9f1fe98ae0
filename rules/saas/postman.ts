// Postman: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'postman/api-key',
    title: 'Postman API key',
    class: 'critical',
    env: 'POSTMAN_API_KEY',
    revoke: 'https://postman.co/settings/me/api-keys',
    docs: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    shape: seq('PMAK-', hexLower(24), '-', hexLower(34)),
    misses: [
      `PMAK-${'0'.repeat(24)}-${'0'.repeat(34)}`,
      `PMAK-3f9a1c7e2b8d05463f9a1c7e-${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
];

export default rules;
