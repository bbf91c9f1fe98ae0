// WeCom: webhook addresses of group robots.

import type { Rule } from '../../server/engine/rule';
import { seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'wecom/webhook-url',
    title: 'WeCom group robot webhook',
    class: 'sensitive',
    env: 'WECOM_WEBHOOK',
    docs: 'https://developer.work.weixin.qq.com/document/path/91770',
    shape: seq('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=', uuid()),
    misses: [
      'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=00000000-0000-0000-0000-000000000000',
      `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
