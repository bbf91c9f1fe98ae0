// PagerDuty: REST API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pagerduty/user-api-key',
    title: 'PagerDuty user API key',
    class: 'sensitive',
    env: 'PAGERDUTY_TOKEN',
    revoke: 'https://howtorotate.com/',
    docs: 'https://support.pagerduty.com/main/docs/api-access-keys',
    shape: seq('u+', base64url(18)),
    context: ['pagerduty', 'pager_duty', 'pager-duty', 'pd_api', 'pd_token', 'pd_key'],
    misses: [`PAGERDUTY_TOKEN=u+${'x'.repeat(18)}`, `PAGERDUTY_TOKEN=u+${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
