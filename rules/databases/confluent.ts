// Confluent Cloud: API secrets.

import type { Rule } from '../../server/engine/rule';
import { base64, crc32Base64Little, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'confluent/api-secret',
    title: 'Confluent Cloud API secret',
    class: 'critical',
    env: 'CONFLUENT_CLOUD_API_SECRET',
    docs: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    shape: seq('cflt', base64(54), crc32Base64Little(6, { certain: false })),
    misses: [`cflt${'x'.repeat(54)}xxxxxx`, `cflt${'k3Tz9QpWv7Lm2XcH'.repeat(3)}k3Tz9Q`],
  },
  {
    id: 'confluent/legacy-api-secret',
    title: 'Confluent Cloud API secret (old form)',
    class: 'critical',
    env: 'CONFLUENT_CLOUD_API_SECRET',
    docs: 'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    shape: base64(64),
    context: ['confluent', 'ccloud', 'kafka', 'sasl.password', 'sasl_password'],
    misses: [
      `CONFLUENT_CLOUD_API_SECRET=${'x'.repeat(64)}`,
      `CONFLUENT_CLOUD_API_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
    ],
  },
];

export default rules;
