// JumpCloud: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'jumpcloud/api-key',
    title: 'JumpCloud API key',
    class: 'critical',
    env: 'JUMPCLOUD_API_KEY',
    docs: 'https://jumpcloud.com/support/jumpcloud-apis1',
    shape: hexLower(40),
    context: ['jumpcloud'],
    misses: [`JUMPCLOUD_API_KEY=${'0'.repeat(40)}`, `JUMPCLOUD_API_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
