// Defined Networking: API keys.

import type { Rule } from '../../server/engine/rule';
import { base32, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'defined-networking/api-key',
    title: 'Defined Networking API key',
    class: 'critical',
    env: 'DN_API_KEY',
    docs: 'https://docs.defined.net/',
    shape: seq('dnkey-', base32(26), '-', base32(52)),
    misses: [
      `dnkey-${'X'.repeat(26)}-${'X'.repeat(52)}`,
      `dnkey-K3TZ7QPW4LM2XCHAK3TZ7QPW4L-${'K3TZ7QPW4LM2XCHA'.repeat(3)}`,
    ],
  },
];

export default rules;
