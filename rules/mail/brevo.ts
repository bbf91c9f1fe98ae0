// Brevo, once Sendinblue: API and SMTP keys.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'brevo/api-key',
    title: 'Brevo API key',
    class: 'critical',
    env: 'BREVO_API_KEY',
    revoke: 'https://app.brevo.com/settings/keys/api',
    docs: 'https://developers.brevo.com/docs/getting-started',
    shape: seq('xkeysib-', hexLower(64), '-', base62(16)),
    misses: [`xkeysib-${'0'.repeat(64)}-${'x'.repeat(16)}`, `xkeysib-${'3f9a1c7e2b8d0546'.repeat(3)}-k3Tz9QpWv7Lm2XcH`],
  },
  {
    id: 'brevo/smtp-key',
    title: 'Brevo SMTP key',
    class: 'sensitive',
    env: 'BREVO_SMTP_KEY',
    revoke: 'https://app.brevo.com/settings/keys/smtp',
    docs: 'https://help.brevo.com/hc/en-us/articles/7924908994450',
    shape: seq('xsmtpsib-', hexLower(64), '-', base62(16)),
    misses: [
      `xsmtpsib-${'0'.repeat(64)}-${'x'.repeat(16)}`,
      `xsmtpsib-${'3f9a1c7e2b8d0546'.repeat(3)}-k3Tz9QpWv7Lm2XcH`,
    ],
  },
];

export default rules;
