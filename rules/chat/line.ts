// LINE: channel access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'line/channel-access-token',
    title: 'LINE channel access token',
    class: 'sensitive',
    env: 'LINE_CHANNEL_ACCESS_TOKEN',
    docs: 'https://developers.line.biz/en/docs/basics/channel-access-token/',
    shape: seq(base64(171), '='),
    context: [
      'line_channel',
      'line-channel',
      'linechannel',
      'line_token',
      'line-token',
      'linetoken',
      'line_access',
      'line-access',
      'lineaccess',
      'line_bot',
      'line-bot',
      'linebot',
      'line_messaging',
      'line.me',
      'channel_access_token',
      'channel-access-token',
      'channelaccesstoken',
    ],
    misses: [
      `LINE_CHANNEL_ACCESS_TOKEN=${'x'.repeat(171)}=`,
      `LINE_CHANNEL_ACCESS_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(10)}=`,
    ],
  },
];

export default rules;
