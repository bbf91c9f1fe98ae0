// Open VSX: the tokens that publish extensions.

import type { Rule } from '../../server/engine/rule';
import { oneOf, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'openvsx/access-token',
    title: 'Open VSX access token',
    class: 'critical',
    env: 'OVSX_PAT',
    revoke: 'https://open-vsx.org/user-settings/tokens',
    docs: 'https://github.com/eclipse/openvsx/wiki/Publishing-Extensions',
    shape: seq(oneOf('ovsxat_', 'ovsxp_'), uuid()),
    misses: ['ovsxat_00000000-0000-0000-0000-000000000000', `ovsxp_${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
