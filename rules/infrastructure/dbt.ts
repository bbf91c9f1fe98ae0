// dbt Cloud: service and user tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'dbt/token',
    title: 'dbt Cloud token',
    class: 'critical',
    env: 'DBT_TOKEN',
    docs: 'https://docs.getdbt.com/docs/dbt-cloud-apis/service-tokens',
    shape: seq(oneOf('dbtc_', 'dbtu_'), base64url(40, 60)),
    misses: [`dbtc_${'x'.repeat(40)}`, `dbtc_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
