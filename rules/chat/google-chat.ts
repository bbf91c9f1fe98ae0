// Google Chat: webhook addresses.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'google-chat/webhook-url',
    title: 'Google Chat incoming webhook',
    class: 'sensitive',
    env: 'GOOGLE_CHAT_WEBHOOK_URL',
    docs: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
    shape: seq(
      'https://chat.googleapis.com/v1/spaces/',
      base64url(9, 15),
      '/messages?key=AIza',
      base64url(35),
      '&token=',
      base64url(40, 100),
    ),
    misses: [
      `https://chat.googleapis.com/v1/spaces/${'x'.repeat(9)}/messages?key=AIza${'x'.repeat(35)}&token=${'x'.repeat(40)}`,
      'https://chat.googleapis.com/v1/spaces/AAAAk3Tz9Qp/messages?key=KEY&token=TOKEN',
    ],
  },
];

export default rules;
