// Pixie (New Relic): API and deploy keys.

import type { Rule } from '../../server/engine/rule';
import { oneOf, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pixie/api-key',
    title: 'Pixie API or deploy key',
    class: 'sensitive',
    env: 'PX_API_KEY',
    docs: 'https://docs.px.dev/',
    shape: seq(oneOf('px-api-', 'px-dep-'), uuid()),
    misses: ['px-api-00000000-0000-0000-0000-000000000000', `px-dep-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
