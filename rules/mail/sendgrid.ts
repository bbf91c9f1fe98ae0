// SendGrid: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sendgrid/api-key',
    title: 'SendGrid API key',
    class: 'critical',
    env: 'SENDGRID_API_KEY',
    revoke: 'https://app.sendgrid.com/settings/api_keys',
    docs: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    shape: seq('SG.', base64url(22), '.', base64url(43)),
    misses: [
      `SG.${'x'.repeat(22)}.${'x'.repeat(43)}`,
      `SG.k3Tz9QpWv7Lm2XcHk3Tz9Q.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      'SG.your_api_key',
    ],
  },
];

export default rules;
