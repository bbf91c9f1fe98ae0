// Telnyx: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'telnyx/api-key',
    title: 'Telnyx API key',
    class: 'critical',
    env: 'TELNYX_API_KEY',
    revoke: 'https://portal.telnyx.com/#/app/api-keys',
    docs: 'https://developers.telnyx.com/api/',
    shape: seq('KEY', base64url(55)),
    misses: [`KEY${'x'.repeat(55)}`, `KEY${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
