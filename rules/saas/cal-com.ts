// Cal.com: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cal-com/api-key',
    title: 'Cal.com API key',
    class: 'sensitive',
    env: 'CAL_API_KEY',
    docs: 'https://cal.com/docs/api-reference/v2/introduction',
    shape: seq(oneOf('cal_live_', 'cal_'), hexLower(32)),
    misses: [`cal_live_${'0'.repeat(32)}`, `cal_live_${'3f9a1c7e'.repeat(2)}`, `cal_${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
