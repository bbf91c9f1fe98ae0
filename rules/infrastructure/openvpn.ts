// OpenVPN: static keys.

import type { Rule } from '../../server/engine/rule';
import { chars, hexLower, oneOf, secret, seq } from '../../server/engine/shape/grammar';

/** A line's end, also written as an escape, and the next line's indentation. */
const lineEnd = seq(oneOf('\n', '\r\n', '\\n'), chars(' \\t', 0, 20));
/** 2048 bits, 16 bytes to a line. */
const body = seq(...Array.from({ length: 15 }, () => seq(hexLower(32), lineEnd)), hexLower(32));

const rules: readonly Rule[] = [
  {
    id: 'openvpn/static-key',
    title: 'OpenVPN static key',
    class: 'sensitive',
    env: 'OPENVPN_STATIC_KEY',
    docs: 'https://openvpn.net/community-resources/static-key-mini-howto/',
    shape: seq('-----BEGIN OpenVPN Static key V1-----', lineEnd, secret(body)),
    misses: [
      `-----BEGIN OpenVPN Static key V1-----\n${`${'0'.repeat(32)}\n`.repeat(16)}`,
      `-----BEGIN OpenVPN Static key V1-----\n${'3f9a1c7e2b8d0546'.repeat(2)}\n-----END OpenVPN Static key V1-----`,
    ],
  },
];

export default rules;
