// 1Password: service account tokens and account keys.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, base64, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'onepassword/service-account-token',
    title: '1Password service account token',
    class: 'critical',
    env: 'OP_SERVICE_ACCOUNT_TOKEN',
    revoke: 'https://developer.1password.com/docs/service-accounts/manage-service-accounts/',
    docs: 'https://developer.1password.com/docs/service-accounts/',
    shape: seq('ops_eyJ', base64(250, 1300), chars('=', 0, 3)),
    misses: [`ops_eyJ${'x'.repeat(250)}`, `ops_eyJ${'k3Tz9QpWv7Lm2XcH'.repeat(15)}`],
  },
  {
    id: 'onepassword/account-secret-key',
    title: '1Password account secret key',
    class: 'critical',
    env: 'OP_SECRET_KEY',
    revoke: 'https://support.1password.com/change-secret-key/',
    docs: 'https://support.1password.com/secret-key/',
    shape: seq(
      'A3-',
      base36Upper(6),
      '-',
      base36Upper(6),
      '-',
      base36Upper(5),
      '-',
      base36Upper(5),
      '-',
      base36Upper(5),
      '-',
      base36Upper(5),
    ),
    misses: ['A3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX', 'A3-K3TZ-K3TZ9Q-K3TZ9-K3TZ9-K3TZ9-K3TZ9'],
  },
];

export default rules;
