// Pusher Channels: app secrets. The app key is public and looks the same.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pusher/app-secret',
    title: 'Pusher app secret',
    class: 'sensitive',
    env: 'PUSHER_APP_SECRET',
    docs: 'https://pusher.com/docs/channels/',
    shape: hexLower(20),
    context: [
      'pusher_app_secret',
      'pusher-app-secret',
      'pusherappsecret',
      'pusher_secret',
      'pusher-secret',
      'pushersecret',
    ],
    misses: [
      `PUSHER_APP_SECRET=${'0'.repeat(20)}`,
      'PUSHER_APP_SECRET=3f9a1c7e2b8d',
      'PUSHER_APP_KEY=3f9a1c7e2b8d05463f9a',
    ],
  },
];

export default rules;
