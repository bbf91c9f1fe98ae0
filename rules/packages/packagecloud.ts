// packagecloud: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'packagecloud/api-token',
    title: 'packagecloud API token',
    class: 'sensitive',
    env: 'PACKAGECLOUD_TOKEN',
    docs: 'https://packagecloud.io/docs/api',
    shape: hexLower(48),
    context: ['packagecloud'],
    misses: [`PACKAGECLOUD_TOKEN=${'0'.repeat(48)}`, `PACKAGECLOUD_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
