// Block Protocol: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'block-protocol/api-key',
    title: 'Block Protocol API key',
    class: 'internal',
    env: 'BLOCKPROTOCOL_API_KEY',
    docs: 'https://blockprotocol.org/docs',
    shape: seq('b10ck5.', base62(32), '.', base62(36)),
    misses: [`b10ck5.${'x'.repeat(32)}.${'x'.repeat(36)}`, `b10ck5.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}.k3Tz9QpW`],
  },
];

export default rules;
