// Sendbird: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sendbird/api-token',
    title: 'Sendbird API token',
    class: 'critical',
    env: 'SENDBIRD_API_TOKEN',
    docs: 'https://sendbird.com/docs/chat/platform-api/v3/overview',
    shape: hexLower(40),
    context: ['sendbird'],
    misses: [`SENDBIRD_API_TOKEN=${'0'.repeat(40)}`, `SENDBIRD_API_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
