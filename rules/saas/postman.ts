// Postman: API keys and collection access keys.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, hexLower, seq } from '../../server/engine/shape/grammar';

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
  {
    id: 'postman/collection-access-key',
    title: 'Postman collection access key',
    class: 'internal',
    env: 'POSTMAN_COLLECTION_ACCESS_KEY',
    docs: 'https://learning.postman.com/docs/collaborating-in-postman/sharing/',
    shape: seq('PMAT-', base36Upper(26)),
    misses: [`PMAT-${'X'.repeat(26)}`, 'PMAT-K3TZ9QPWV7LM2XCH'],
  },
];

export default rules;
