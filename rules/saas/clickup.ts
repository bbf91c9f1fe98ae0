// ClickUp: personal tokens, which start like public keys of other services.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'clickup/personal-api-token',
    title: 'ClickUp personal API token',
    class: 'critical',
    env: 'CLICKUP_API_TOKEN',
    docs: 'https://developer.clickup.com/docs/authentication',
    shape: seq('pk_', digits(7, 9), '_', base36Upper(32)),
    misses: [`pk_0000000_${'X'.repeat(32)}`, `pk_4821390_${'K3TZ9QPW'.repeat(2)}`],
  },
];

export default rules;
