// Feishu and Lark: webhook addresses of bots.

import type { Rule } from '../../server/engine/rule';
import { oneOf, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'feishu/webhook-url',
    title: 'Feishu or Lark bot webhook',
    class: 'sensitive',
    env: 'FEISHU_WEBHOOK_URL',
    docs: 'https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot',
    shape: seq(
      'https://open.',
      oneOf('feishu', 'larksuite'),
      '.',
      oneOf('cn', 'com'),
      '/open-apis/bot/v2/hook/',
      uuid(),
    ),
    misses: [
      'https://open.feishu.cn/open-apis/bot/v2/hook/00000000-0000-0000-0000-000000000000',
      `https://open.feishu.cn/open-apis/bot/v2/hook/${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
