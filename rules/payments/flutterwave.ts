// Flutterwave: secret and encryption keys. Public keys (FLWPUBK) are none.

import type { Rule } from '../../server/engine/rule';
import { hexLower, optional, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'flutterwave/secret-key',
    title: 'Flutterwave live secret key',
    class: 'critical',
    env: 'FLW_SECRET_KEY',
    revoke: 'https://app.flutterwave.com/dashboard/settings/apis',
    docs: 'https://developer.flutterwave.com/docs/authentication',
    shape: seq('FLWSECK-', hexLower(32), '-X'),
    misses: [
      `FLWSECK-${'0'.repeat(32)}-X`,
      `FLWSECK-${'3f9a1c7e'.repeat(2)}-X`,
      `FLWPUBK-${'3f9a1c7e2b8d0546'.repeat(2)}-X`,
    ],
  },
  {
    id: 'flutterwave/test-secret-key',
    title: 'Flutterwave test secret key',
    class: 'internal',
    env: 'FLW_SECRET_KEY',
    docs: 'https://developer.flutterwave.com/docs/authentication',
    shape: seq('FLWSECK_TEST-', hexLower(32), '-X'),
    misses: [`FLWSECK_TEST-${'0'.repeat(32)}-X`, `FLWSECK_TEST-${'3f9a1c7e'.repeat(2)}-X`],
  },
  {
    id: 'flutterwave/test-encryption-key',
    title: 'Flutterwave test encryption key',
    class: 'internal',
    env: 'FLW_ENCRYPTION_KEY',
    docs: 'https://developer.flutterwave.com/docs/authentication',
    shape: seq('FLWSECK_TEST', optional('-'), hexLower(12)),
    misses: [`FLWSECK_TEST${'0'.repeat(12)}`, 'FLWSECK_TEST3f9a1c7e', 'FLWSECK_TEST-your-key'],
  },
];

export default rules;
