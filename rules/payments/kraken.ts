// Kraken: private API keys.

import type { Rule } from '../../server/engine/rule';
import { base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'kraken/private-key',
    title: 'Kraken API private key',
    class: 'critical',
    env: 'KRAKEN_PRIVATE_KEY',
    docs: 'https://docs.kraken.com/api/',
    shape: seq(base64(86), '=='),
    context: ['kraken'],
    misses: [`KRAKEN_PRIVATE_KEY=${'x'.repeat(86)}==`, `KRAKEN_PRIVATE_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(5)}==`],
  },
];

export default rules;
