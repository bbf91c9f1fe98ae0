// Databricks: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { digits, hexLower, optional, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'databricks/access-token',
    title: 'Databricks personal access token',
    class: 'critical',
    env: 'DATABRICKS_TOKEN',
    docs: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
    shape: seq('dapi', hexLower(32), optional(seq('-', digits(1)))),
    misses: [`dapi${'0'.repeat(32)}-0`, `dapi${'3f9a1c7e'.repeat(2)}-4`],
  },
];

export default rules;
