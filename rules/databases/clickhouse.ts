// ClickHouse Cloud: API key secrets.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'clickhouse/api-key-secret',
    title: 'ClickHouse Cloud API key secret',
    class: 'critical',
    env: 'CLICKHOUSE_CLOUD_API_SECRET',
    docs: 'https://clickhouse.com/docs/cloud/manage/openapi',
    shape: seq('4b1d', base62(38)),
    misses: [`4b1d${'x'.repeat(38)}`, `4b1d${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
