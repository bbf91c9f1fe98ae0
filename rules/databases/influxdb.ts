// InfluxDB: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'influxdb/api-token',
    title: 'InfluxDB API token',
    class: 'sensitive',
    env: 'INFLUX_TOKEN',
    docs: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/',
    shape: seq(base64url(86), '=='),
    context: ['influx'],
    misses: [`INFLUX_TOKEN=${'x'.repeat(86)}==`, `INFLUX_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(5)}==`],
  },
];

export default rules;
