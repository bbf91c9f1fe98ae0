// Ethereum: private keys and keystore files.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The hash of a transaction looks the same: the name decides.
  {
    id: 'ethereum/private-key',
    title: 'Ethereum private key',
    class: 'critical',
    env: 'PRIVATE_KEY',
    docs: 'https://ethereum.org/developers/docs/accounts/',
    shape: seq('0x', hexLower(64)),
    context: [
      'private_key',
      'private-key',
      'privatekey',
      'private key',
      'ethereum_key',
      'ethereum-key',
      'ethereumkey',
      'eth_key',
      'eth-key',
      'ethkey',
      'deployer_key',
      'deployer-key',
      'deployerkey',
      'wallet_key',
      'wallet-key',
      'walletkey',
    ],
    misses: [
      `PRIVATE_KEY=0x${'0'.repeat(64)}`,
      `PRIVATE_KEY=0x${'3f9a1c7e2b8d0546'.repeat(3)}`,
      `wallet address: 0x${'3f9a1c7e2b8d0546'.repeat(2)}3f9a1c7e`,
      `ETH_TRANSACTION_HASH=0x${'3f9a1c7e2b8d0546'.repeat(4)}`,
    ],
  },
  {
    id: 'ethereum/bare-private-key',
    title: 'Ethereum private key without 0x',
    class: 'critical',
    env: 'PRIVATE_KEY',
    docs: 'https://ethereum.org/developers/docs/accounts/',
    shape: hexLower(64),
    context: ['private_key', 'private-key', 'ethereum', 'eth', 'mnemonic', 'deployer', 'wallet'],
    misses: [
      `PRIVATE_KEY=${'0'.repeat(64)}`,
      `PRIVATE_KEY=${'3f9a1c7e2b8d0546'.repeat(3)}`,
      `ETH_BLOCK_HASH=${'3f9a1c7e2b8d0546'.repeat(4)}`,
    ],
  },
  // The private key under a password; the other fields of the file are its parameters.
  {
    id: 'ethereum/keystore',
    title: 'Ethereum keystore file',
    class: 'sensitive',
    env: 'ETHEREUM_KEYSTORE',
    docs: 'https://ethereum.org/developers/docs/data-structures-and-encoding/web3-secret-storage/',
    shape: seq('"ciphertext":', oneOf('"', ' "'), secret(hexLower(64)), '"'),
    misses: [
      `"ciphertext": "${'0'.repeat(64)}"`,
      `"ciphertext": "${'3f9a1c7e2b8d0546'.repeat(2)}"`,
      '"ciphertext": "vault:v1:k3Tz9QpW"',
    ],
  },
];

export default rules;
