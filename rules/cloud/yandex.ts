// Yandex and Yandex Cloud: OAuth and IAM tokens, API keys and static access keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'yandex/oauth-token',
    title: 'Yandex OAuth token',
    class: 'critical',
    env: 'YANDEX_OAUTH_TOKEN',
    docs: 'https://yandex.com/dev/id/doc/en/',
    shape: seq('y0_', base64url(55, 70)),
    misses: [`y0_${'x'.repeat(55)}`, `y0_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'yandex/cloud-api-key',
    title: 'Yandex Cloud API key',
    class: 'sensitive',
    env: 'YANDEX_API_KEY',
    revoke: 'https://yandex.cloud/en/docs/iam/operations/api-key/delete',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/api-key',
    shape: seq('AQVN', base64url(35, 38)),
    misses: [`AQVN${'x'.repeat(35)}`, `AQVN${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'yandex/cloud-iam-token',
    title: 'Yandex Cloud IAM token',
    class: 'sensitive',
    env: 'YC_TOKEN',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token',
    shape: seq('t1.', base64url(20, 300), chars('=', 0, 2), '.', base64url(86), chars('=', 0, 2)),
    misses: [
      `t1.${'x'.repeat(20)}.${'x'.repeat(86)}`,
      `t1.${'k3Tz9QpWv7Lm2XcH'.repeat(3)}.${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
    ],
  },
  {
    id: 'yandex/cloud-access-key-id',
    title: 'Yandex Cloud static access key ID',
    class: 'sensitive',
    env: 'AWS_ACCESS_KEY_ID',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/access-key',
    pairedWith: 'yandex/cloud-secret-access-key',
    shape: seq('YCAJE', base64url(20)),
    misses: [`YCAJE${'x'.repeat(20)}`, `YCAJE${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'yandex/cloud-secret-access-key',
    title: 'Yandex Cloud static secret access key',
    class: 'critical',
    env: 'YANDEX_SECRET_ACCESS_KEY',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/access-key',
    pairedWith: 'yandex/cloud-access-key-id',
    shape: seq('YC', base64url(38)),
    context: ['yandex'],
    misses: [
      `YANDEX_SECRET_ACCESS_KEY=YC${'x'.repeat(38)}`,
      `YANDEX_SECRET_ACCESS_KEY=YC${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
