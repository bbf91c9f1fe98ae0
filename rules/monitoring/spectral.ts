// Spectral: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'spectral/api-key',
    title: 'Spectral API key',
    class: 'sensitive',
    env: 'SPECTRAL_DSN',
    docs: 'https://guides.spectralops.io/',
    shape: seq('spu-', base36Lower(32)),
    misses: [`spu-${'x'.repeat(32)}`, `spu-${'k3tz9qpw'.repeat(3)}`],
  },
];

export default rules;
