// Minisign and signify: secret keys that sign files.

import type { Rule } from '../../server/engine/rule';
import { base64, oneOf, seq } from '../../server/engine/shape/grammar';

/** Base64 of the names of the algorithms: Ed25519, then scrypt or none, then BLAKE2b. The whole is 158 bytes. */
const minisign = seq(oneOf('RWRTY0Iy', 'RWQAAEIy'), base64(203), '=');
/** Ed25519, then bcrypt and the two high bytes of its rounds, which are 0. The whole is 104 bytes. */
const signify = seq('RWRCSwAA', base64(131), '=');

const rules: readonly Rule[] = [
  {
    id: 'minisign/secret-key',
    title: 'Minisign or signify secret key',
    class: 'sensitive',
    env: 'MINISIGN_SECRET_KEY',
    docs: 'https://jedisct1.github.io/minisign/',
    shape: oneOf(minisign, signify),
    misses: [`RWRTY0Iy${'x'.repeat(203)}=`, `RWRCSwAA${'k3Tz9QpWv7Lm2XcH'.repeat(4)}=`, 'RWQk3Tz9QpWv7Lm2XcH'],
  },
];

export default rules;
