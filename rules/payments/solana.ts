// Solana: key pairs of wallets.

import type { Rule } from '../../server/engine/rule';
import { base58 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // 64 bytes in base58: the private key and then the public one.
  {
    id: 'solana/keypair',
    title: 'Solana key pair',
    class: 'critical',
    env: 'SOLANA_PRIVATE_KEY',
    docs: 'https://solana.com/docs/core/accounts',
    shape: base58(86, 88),
    context: ['solana', 'keypair', 'private_key', 'private-key', 'privatekey', 'secret_key', 'secret-key', 'secretkey'],
    misses: [`SOLANA_PRIVATE_KEY=${'x'.repeat(86)}`, `SOLANA_PRIVATE_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(5)}`],
  },
];

export default rules;
