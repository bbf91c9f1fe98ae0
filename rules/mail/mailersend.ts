// MailerSend: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mailersend/api-token',
    title: 'MailerSend API token',
    class: 'critical',
    env: 'MAILERSEND_API_KEY',
    revoke: 'https://app.mailersend.com/api-tokens',
    docs: 'https://developers.mailersend.com/general.html',
    shape: seq('mlsn.', hexLower(64)),
    misses: [`mlsn.${'0'.repeat(64)}`, `mlsn.${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
