// Pulumi: access tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pulumi/access-token',
    title: 'Pulumi access token',
    class: 'critical',
    env: 'PULUMI_ACCESS_TOKEN',
    revoke: 'https://app.pulumi.com/account/tokens',
    docs: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    shape: seq('pul-', hexLower(40)),
    misses: [`pul-${'0'.repeat(40)}`, `pul-${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
