// Mailgun: account, sending and validation keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mailgun/private-api-key',
    title: 'Mailgun private API key',
    class: 'critical',
    env: 'MAILGUN_API_KEY',
    revoke: 'https://app.mailgun.com/settings/api_security',
    docs: 'https://documentation.mailgun.com/docs/mailgun/api-reference/',
    shape: seq('key-', hexLower(32)),
    context: ['mailgun', 'mg_api', 'mg_key'],
    misses: [
      `MAILGUN_API_KEY=key-${'0'.repeat(32)}`,
      `MAILGUN_API_KEY=key-${'3f9a1c7e'.repeat(2)}`,
      `MAILGUN_API_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
  // Three runs of hex are not distinctive, so the name must say Mailgun.
  {
    id: 'mailgun/api-key',
    title: 'Mailgun API key',
    class: 'critical',
    env: 'MAILGUN_API_KEY',
    revoke: 'https://howtorotate.com/docs/tutorials/mailgun/',
    docs: 'https://documentation.mailgun.com/docs/mailgun/api-reference/',
    shape: seq(hexLower(32), '-', hexLower(8), '-', hexLower(8)),
    context: ['mailgun', 'mg_api', 'mg_key', 'api:'],
    misses: [
      `MAILGUN_API_KEY=${'0'.repeat(32)}-${'0'.repeat(8)}-${'0'.repeat(8)}`,
      `MAILGUN_API_KEY=${'3f9a1c7e'.repeat(2)}-3f9a1c7e-3f9a1c7e`,
    ],
  },
  {
    id: 'mailgun/public-validation-key',
    title: 'Mailgun public validation key',
    class: 'internal',
    env: 'MAILGUN_PUBLIC_KEY',
    docs: 'https://documentation.mailgun.com/',
    shape: seq('pubkey-', hexLower(32)),
    context: ['mailgun', 'mg_pub'],
    misses: [`MAILGUN_PUBLIC_KEY=pubkey-${'0'.repeat(32)}`, `MAILGUN_PUBLIC_KEY=pubkey-${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
