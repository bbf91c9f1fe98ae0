// 42 Intra: secrets of API applications.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'intra42/client-secret',
    title: '42 Intra client secret',
    class: 'sensitive',
    env: 'FORTY_TWO_SECRET',
    docs: 'https://api.intra.42.fr/apidoc',
    shape: seq('s-s4t2', oneOf('ud', 'af'), '-', hexLower(64)),
    misses: [
      `s-s4t2ud-${'0'.repeat(64)}`,
      `s-s4t2ud-${'3f9a1c7e2b8d0546'.repeat(3)}`,
      `u-s4t2ud-${'3f9a1c7e2b8d0546'.repeat(4)}`,
    ],
  },
];

export default rules;
