// Nostr: private keys. The last six characters are a Bech32 checksum.

import type { Rule } from '../../server/engine/rule';
import { bech32, sealed, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'nostr/private-key',
    title: 'Nostr private key',
    class: 'critical',
    env: 'NOSTR_PRIVATE_KEY',
    docs: 'https://github.com/nostr-protocol/nips/blob/master/19.md',
    shape: sealed({ kind: 'bech32' }, seq('nsec1', bech32(58))),
    misses: [`nsec1${'x'.repeat(58)}`, `nsec1${'k3tz9qpw'.repeat(4)}`, `npub1${'k3tz9qpw'.repeat(7)}k3`],
  },
];

export default rules;
