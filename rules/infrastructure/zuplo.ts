// Zuplo: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, crc32Hex, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'zuplo/api-key',
    title: 'Zuplo API key',
    class: 'sensitive',
    env: 'ZUPLO_API_KEY',
    docs: 'https://zuplo.com/docs/articles/api-key-leak-detection',
    shape: seq('zpka_', base36Lower(32), '_', crc32Hex(8, { certain: false })),
    misses: [`zpka_${'x'.repeat(32)}_${'0'.repeat(8)}`, `zpka_${'k3tz9qpw'.repeat(2)}_3f9a1c7e`],
  },
];

export default rules;
