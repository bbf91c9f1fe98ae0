// DingTalk: webhook addresses of robots.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'dingtalk/webhook-url',
    title: 'DingTalk robot webhook',
    class: 'sensitive',
    env: 'DINGTALK_WEBHOOK',
    docs: 'https://open.dingtalk.com/document/robots/custom-robot-access',
    shape: seq('https://oapi.dingtalk.com/robot/send?access_token=', hexLower(64)),
    misses: [
      `https://oapi.dingtalk.com/robot/send?access_token=${'0'.repeat(64)}`,
      `https://oapi.dingtalk.com/robot/send?access_token=${'3f9a1c7e2b8d0546'.repeat(3)}`,
      'https://oapi.dingtalk.com/robot/send?access_token=TOKEN',
    ],
  },
];

export default rules;
