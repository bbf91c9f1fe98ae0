// Bitcoin: private keys as wallets export them, with a version and a checksum inside (Base58Check).

import type { Rule } from '../../server/engine/rule';
import { base58, chars, oneOf, sealed, seq } from '../../server/engine/shape/grammar';

/** Versions of BIP-32, BIP-49 and BIP-84; `tprv` is for the test network. */
const extendedKeys = Object.entries({ xprv: '0488ade4', tprv: '04358394', yprv: '049d7878', zprv: '04b2430c' }).map(
  ([prefix, version]) => sealed({ kind: 'base58Check', version }, seq(prefix, base58(107))),
);

const rules: readonly Rule[] = [
  {
    id: 'bitcoin/extended-private-key',
    title: 'Bitcoin extended private key',
    class: 'critical',
    env: 'BITCOIN_EXTENDED_PRIVATE_KEY',
    docs: 'https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki',
    shape: oneOf(...extendedKeys),
    misses: [
      `xprv${'x'.repeat(107)}`,
      `xprv${'k3Tz9QpWv7Lm2XcH'.repeat(5)}`,
      `xpub${'k3Tz9QpWv7Lm2XcH'.repeat(6)}k3Tz9QpWv7L`,
    ],
  },
  // Uncompressed keys begin with 5, compressed ones with K or L and are a character longer.
  {
    id: 'bitcoin/private-key',
    title: 'Bitcoin private key',
    class: 'critical',
    env: 'BITCOIN_PRIVATE_KEY',
    docs: 'https://en.bitcoin.it/wiki/Wallet_import_format',
    shape: sealed({ kind: 'base58Check', version: '80' }, oneOf(seq('5', base58(50)), seq(chars('KL', 1), base58(51)))),
    context: ['wif', 'bitcoin', 'btc', 'private_key', 'private-key', 'privatekey'],
    misses: [`BITCOIN_PRIVATE_KEY=5${'x'.repeat(50)}`, `BITCOIN_PRIVATE_KEY=L${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
