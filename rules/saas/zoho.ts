// Zoho: OAuth tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'zoho/oauth-token',
    title: 'Zoho OAuth token',
    class: 'sensitive',
    env: 'ZOHO_REFRESH_TOKEN',
    docs: 'https://www.zoho.com/accounts/protocol/oauth.html',
    shape: seq('1000.', hexLower(32), '.', hexLower(32)),
    misses: [
      `1000.${'0'.repeat(32)}.${'0'.repeat(32)}`,
      `1000.${'3f9a1c7e'.repeat(2)}.${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
];

export default rules;
