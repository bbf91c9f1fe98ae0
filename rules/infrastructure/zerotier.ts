// ZeroTier: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'zerotier/api-token',
    title: 'ZeroTier API token',
    class: 'critical',
    env: 'ZEROTIER_TOKEN',
    docs: 'https://docs.zerotier.com/api/tokens',
    shape: base62(32),
    context: ['zerotier'],
    misses: [`ZEROTIER_TOKEN=${'x'.repeat(32)}`, `ZEROTIER_TOKEN=${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
