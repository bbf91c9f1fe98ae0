// Postmark: server and account tokens.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'postmark/token',
    title: 'Postmark server or account token',
    class: 'critical',
    env: 'POSTMARK_SERVER_TOKEN',
    docs: 'https://postmarkapp.com/developer/api/overview',
    shape: uuid(),
    context: ['postmark'],
    misses: [
      'POSTMARK_SERVER_TOKEN=00000000-0000-0000-0000-000000000000',
      `POSTMARK_SERVER_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
