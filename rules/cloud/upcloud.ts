// UpCloud: API tokens.

import type { Rule } from '../../server/engine/rule';
import { chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'upcloud/api-token',
    title: 'UpCloud API token',
    class: 'critical',
    env: 'UPCLOUD_TOKEN',
    docs: 'https://developers.upcloud.com/',
    shape: seq('ucat_', chars('0-9A-HJKMNP-TV-Z', 26)),
    misses: [`ucat_${'x'.repeat(26)}`, `ucat_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
