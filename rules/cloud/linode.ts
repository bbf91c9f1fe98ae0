// Linode (Akamai): personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'linode/personal-access-token',
    title: 'Linode personal access token',
    class: 'critical',
    env: 'LINODE_TOKEN',
    revoke: 'https://cloud.linode.com/profile/tokens',
    docs: 'https://techdocs.akamai.com/linode-api/reference/get-started',
    shape: hexLower(64),
    context: ['linode'],
    misses: [`LINODE_TOKEN=${'0'.repeat(64)}`, `LINODE_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
