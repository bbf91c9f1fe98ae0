// WeChat: app secrets.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'wechat/app-secret',
    title: 'WeChat app secret',
    class: 'critical',
    env: 'WECHAT_APP_SECRET',
    docs: 'https://developers.weixin.qq.com/doc/',
    shape: hexLower(32),
    context: ['wechat', 'weixin'],
    misses: [
      `WECHAT_APP_SECRET=${'0'.repeat(32)}`,
      `WECHAT_APP_SECRET=${'3f9a1c7e'.repeat(2)}`,
      `WECHAT_APP_ID=wx${'3f9a1c7e'.repeat(2)}`,
    ],
  },
];

export default rules;
