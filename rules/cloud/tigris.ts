// Tigris: secret access keys of its S3 interface.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'tigris/secret-access-key',
    title: 'Tigris secret access key',
    class: 'sensitive',
    env: 'AWS_SECRET_ACCESS_KEY',
    docs: 'https://www.tigrisdata.com/docs/iam/',
    shape: seq('tsec_', base64url(70)),
    misses: [`tsec_${'x'.repeat(70)}`, `tsec_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
];

export default rules;
