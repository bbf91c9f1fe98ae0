// Tencent Cloud: secret IDs and keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'tencent/secret-id',
    title: 'Tencent Cloud secret ID',
    class: 'sensitive',
    env: 'TENCENTCLOUD_SECRET_ID',
    docs: 'https://www.tencentcloud.com/document/product/598/34228',
    pairedWith: 'tencent/secret-key',
    shape: seq('AKID', base62(32)),
    misses: [`AKID${'x'.repeat(32)}`, `AKID${'k3Tz9QpW'.repeat(3)}`],
  },
  {
    id: 'tencent/secret-key',
    title: 'Tencent Cloud secret key',
    class: 'critical',
    env: 'TENCENTCLOUD_SECRET_KEY',
    docs: 'https://www.tencentcloud.com/document/product/598/34228',
    pairedWith: 'tencent/secret-id',
    shape: base62(32),
    context: ['tencent', 'qcloud'],
    misses: [`TENCENTCLOUD_SECRET_KEY=${'x'.repeat(32)}`, `TENCENTCLOUD_SECRET_KEY=${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
