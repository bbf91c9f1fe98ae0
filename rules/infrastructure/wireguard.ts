// WireGuard: private and preshared keys in its configuration. A public key looks the same.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'wireguard/private-key',
    title: 'WireGuard private or preshared key',
    class: 'critical',
    env: 'WIREGUARD_PRIVATE_KEY',
    docs: 'https://www.wireguard.com/quickstart/',
    shape: seq(oneOf('PrivateKey', 'PresharedKey'), chars(' ', 0, 4), '=', chars(' ', 0, 4), secret(base64(43), '=')),
    misses: [
      `PrivateKey = ${'x'.repeat(43)}=`,
      `PrivateKey = ${'k3Tz9QpWv7Lm2XcH'.repeat(2)}=`,
      `PublicKey = ${'k3Tz9QpWv7Lm2XcH'.repeat(2)}k3Tz9QpWv7L=`,
    ],
  },
];

export default rules;
