// Mattermost: personal access tokens and incoming webhooks.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, chars, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mattermost/access-token',
    title: 'Mattermost access token',
    class: 'sensitive',
    env: 'MATTERMOST_TOKEN',
    docs: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
    shape: base36Lower(26),
    context: ['mattermost'],
    misses: [`MATTERMOST_TOKEN=${'x'.repeat(26)}`, `MATTERMOST_TOKEN=${'k3tz9qpw'.repeat(2)}`],
  },
  {
    id: 'mattermost/webhook-url',
    title: 'Mattermost incoming webhook',
    class: 'internal',
    env: 'MATTERMOST_WEBHOOK_URL',
    docs: 'https://developers.mattermost.com/integrate/webhooks/incoming/',
    shape: seq(oneOf('https://', 'http://'), chars('-.:0-9A-Za-z', 3, 80), '/hooks/', base36Lower(26)),
    context: ['mattermost', 'rocketchat', 'rocket.chat', 'rocket_chat'],
    misses: [
      `MATTERMOST_WEBHOOK_URL=https://chat.acme.test/hooks/${'x'.repeat(26)}`,
      `MATTERMOST_WEBHOOK_URL=https://chat.acme.test/hooks/${'k3tz9qpw'.repeat(2)}`,
    ],
  },
];

export default rules;
