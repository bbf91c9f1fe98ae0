// WarpStream: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'warpstream/api-key',
    title: 'WarpStream API key',
    class: 'critical',
    env: 'WARPSTREAM_API_KEY',
    docs: 'https://docs.warpstream.com/',
    shape: seq('aks_', hexLower(64)),
    misses: [`aks_${'0'.repeat(64)}`, `aks_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
