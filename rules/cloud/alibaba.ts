// Alibaba Cloud: access key pairs.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'alibaba/access-key-id',
    title: 'Alibaba Cloud AccessKey ID',
    class: 'sensitive',
    env: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
    revoke: 'https://ram.console.aliyun.com/',
    docs: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    pairedWith: 'alibaba/access-key-secret',
    shape: seq('LTAI', base62(17, 21)),
    misses: [`LTAI${'x'.repeat(17)}`, `LTAI${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'alibaba/access-key-secret',
    title: 'Alibaba Cloud AccessKey secret',
    class: 'critical',
    env: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
    revoke: 'https://ram.console.aliyun.com/',
    docs: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    pairedWith: 'alibaba/access-key-id',
    shape: base62(30),
    context: ['alibaba', 'aliyun', 'access_key_secret', 'access-key-secret', 'accesskeysecret'],
    misses: [
      `ALIBABA_CLOUD_ACCESS_KEY_SECRET=${'x'.repeat(30)}`,
      `ALIBABA_CLOUD_ACCESS_KEY_SECRET=${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
  // Without context the actions of Amazon's STS would look the same (`STS.AssumeRole…`).
  {
    id: 'alibaba/sts-access-key-id',
    title: 'Alibaba Cloud STS access key ID',
    class: 'sensitive',
    env: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
    docs: 'https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole',
    pairedWith: 'alibaba/access-key-secret',
    shape: seq('STS.', base62(16, 64)),
    context: ['alibaba', 'aliyun', 'access_key_id', 'access-key-id', 'accesskeyid', 'accessid'],
    misses: [
      `ALIBABA_CLOUD_ACCESS_KEY_ID=STS.${'x'.repeat(20)}`,
      'ALIBABA_CLOUD_ACCESS_KEY_ID=STS.k3Tz9QpW',
      'aliyun: STS.AssumeRoleWithWebIdentity',
    ],
  },
];

export default rules;
