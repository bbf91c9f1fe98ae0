// Asana: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { chars, digits, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'asana/personal-access-token',
    title: 'Asana personal access token',
    class: 'critical',
    env: 'ASANA_ACCESS_TOKEN',
    revoke: 'https://app.asana.com/0/my-apps',
    docs: 'https://developers.asana.com/docs/personal-access-token',
    shape: seq(chars('12', 1), '/', digits(14, 17), '/', digits(14, 17), ':', hexLower(32)),
    context: ['asana'],
    misses: [
      `ASANA_ACCESS_TOKEN=1/${'0'.repeat(14)}/${'0'.repeat(14)}:${'0'.repeat(32)}`,
      `ASANA_ACCESS_TOKEN=1/48213905764821/48213905764821:${'3f9a1c7e'.repeat(2)}`,
    ],
  },
  {
    id: 'asana/access-token',
    title: 'Asana access token (old form)',
    class: 'critical',
    env: 'ASANA_ACCESS_TOKEN',
    revoke: 'https://app.asana.com/0/my-apps',
    docs: 'https://developers.asana.com/docs/personal-access-token',
    shape: seq('1/', digits(14, 16), ':', hexLower(32)),
    context: ['asana'],
    misses: [
      `ASANA_ACCESS_TOKEN=1/${'0'.repeat(14)}:${'0'.repeat(32)}`,
      `ASANA_ACCESS_TOKEN=1/48213905764821:${'3f9a1c7e'.repeat(2)}`,
    ],
  },
];

export default rules;
