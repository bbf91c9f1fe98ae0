// Deno Deploy: account tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'deno-deploy/access-token',
    title: 'Deno Deploy access token',
    class: 'critical',
    env: 'DENO_DEPLOY_TOKEN',
    revoke: 'https://dash.deno.com/account',
    docs: 'https://docs.deno.com/deploy/manual/',
    shape: seq(oneOf('ddp_', 'ddw_'), base62(36)),
    misses: [`ddp_${'x'.repeat(36)}`, `ddp_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
