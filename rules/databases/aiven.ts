// Aiven: API tokens and passwords of services, which DigitalOcean's managed databases share.

import type { Rule } from '../../server/engine/rule';
import { base64, base64url, seq } from '../../server/engine/shape/grammar';

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
  {
    id: 'aiven/service-password',
    title: 'Aiven service password',
    class: 'critical',
    env: 'AIVEN_SERVICE_PASSWORD',
    docs: 'https://aiven.io/docs/platform',
    shape: seq('AVNS_', base64url(19)),
    misses: [`AVNS_${'x'.repeat(19)}`, 'AVNS_your_password'],
  },
];

export default rules;
