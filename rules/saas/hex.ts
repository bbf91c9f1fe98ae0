// Hex: workspace and personal tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'hex/api-token',
    title: 'Hex API token',
    class: 'sensitive',
    env: 'HEX_API_TOKEN',
    docs: 'https://learn.hex.tech/docs/api/api-overview',
    shape: seq(oneOf('hxtw_', 'hxtp_'), hexLower(96)),
    misses: [`hxtw_${'0'.repeat(96)}`, `hxtw_${'3f9a1c7e2b8d0546'.repeat(5)}`],
  },
];

export default rules;
