// CockroachDB Cloud: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cockroachdb/api-key',
    title: 'CockroachDB Cloud API key',
    class: 'critical',
    env: 'COCKROACH_API_KEY',
    docs: 'https://www.cockroachlabs.com/docs/cockroachcloud/cloud-api',
    shape: seq('CCDB1_', base62(22), '_', base62(40)),
    misses: [
      `CCDB1_${'x'.repeat(22)}_${'x'.repeat(40)}`,
      `CCDB1_k3Tz9QpWv7Lm2XcHk3Tz9Q_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
