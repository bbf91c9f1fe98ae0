// Aiven: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base64 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'aiven/api-token',
    title: 'Aiven API token',
    class: 'critical',
    env: 'AIVEN_TOKEN',
    docs: 'https://aiven.io/docs/platform/howto/create_authentication_token',
    shape: base64(372),
    context: ['aiven'],
    misses: [`AIVEN_TOKEN=${'x'.repeat(372)}`, `AIVEN_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(23)}`],
  },
];

export default rules;
