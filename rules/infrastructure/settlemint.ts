// SettleMint: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'settlemint/access-token',
    title: 'SettleMint access token',
    class: 'sensitive',
    env: 'SETTLEMINT_ACCESS_TOKEN',
    docs: 'https://console.settlemint.com/documentation',
    shape: seq(oneOf('sm_pat_', 'sm_aat_', 'sm_sat_'), base62(16)),
    misses: [`sm_pat_${'x'.repeat(16)}`, `sm_pat_${'k3Tz'.repeat(3)}`],
  },
];

export default rules;
