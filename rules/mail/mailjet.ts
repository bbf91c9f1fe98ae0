// Mailjet: API and secret keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mailjet/secret-key',
    title: 'Mailjet API or secret key',
    class: 'sensitive',
    env: 'MJ_APIKEY_PRIVATE',
    docs: 'https://dev.mailjet.com/email/guides/',
    shape: hexLower(32),
    context: ['mailjet', 'mj_apikey'],
    misses: [`MJ_APIKEY_PRIVATE=${'0'.repeat(32)}`, `MJ_APIKEY_PRIVATE=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
