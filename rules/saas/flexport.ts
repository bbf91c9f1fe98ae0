// Flexport: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'flexport/api-key',
    title: 'Flexport API key',
    class: 'sensitive',
    env: 'FLEXPORT_API_KEY',
    revoke: 'https://howtorotate.com/docs/tutorials/flexport/',
    docs: 'https://docs.logistics-api.flexport.com/',
    shape: seq('shltm_', base64url(40)),
    misses: [`shltm_${'x'.repeat(40)}`, `shltm_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
