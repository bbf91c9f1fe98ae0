// One-time passwords: the seeds in provisioning addresses.

import type { Rule } from '../../server/engine/rule';
import { base32, chars, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'totp/seed',
    title: 'Seed of one-time passwords (TOTP or HOTP)',
    class: 'critical',
    env: 'TOTP_SECRET',
    docs: 'https://github.com/google/google-authenticator/wiki/Key-Uri-Format',
    shape: seq(
      oneOf('otpauth://totp/', 'otpauth://hotp/'),
      chars('-!$%&+./0-9:=?@A-Z_a-z~', 1, 200),
      'secret=',
      secret(base32(16, 64)),
    ),
    misses: [
      `otpauth://totp/acme:ann?secret=${'X'.repeat(16)}&issuer=acme`,
      `otpauth://totp/acme:ann?secret=${'K3TZ'.repeat(3)}&issuer=acme`,
      'otpauth://totp/acme:ann?secret=YOUR_SECRET&issuer=acme',
    ],
  },
];

export default rules;
