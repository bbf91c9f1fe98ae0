// Lark and Feishu: access tokens of tenants, users and apps.

import type { Rule } from '../../server/engine/rule';
import { base62, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'lark/access-token',
    title: 'Lark or Feishu access token',
    class: 'sensitive',
    env: 'LARK_ACCESS_TOKEN',
    docs: 'https://open.larksuite.com/document',
    shape: seq(chars('tua', 1), '-', base62(14, 50)),
    context: ['lark', 'larksuite', 'feishu'],
    misses: [
      `LARK_ACCESS_TOKEN=t-${'x'.repeat(32)}`,
      'LARK_ACCESS_TOKEN=t-k3Tz9QpW',
      'LARK_APP_ID=cli_k3Tz9QpWv7Lm2XcH',
    ],
  },
];

export default rules;
