// Twitch: OAuth tokens and client secrets.

import type { Rule } from '../../server/engine/rule';
import { base36Lower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'twitch/client-secret',
    title: 'Twitch client secret or OAuth token',
    class: 'sensitive',
    env: 'TWITCH_CLIENT_SECRET',
    docs: 'https://dev.twitch.tv/docs/authentication/',
    shape: base36Lower(30),
    context: [
      'twitch_client_secret',
      'twitch-client-secret',
      'twitchclientsecret',
      'twitch_secret',
      'twitch-secret',
      'twitchsecret',
      'twitch_token',
      'twitch-token',
      'twitchtoken',
      'twitch_oauth',
      'twitch-oauth',
      'twitchoauth',
    ],
    misses: [`TWITCH_CLIENT_SECRET=${'x'.repeat(30)}`, `TWITCH_CLIENT_SECRET=${'k3tz9qpw'.repeat(2)}`],
  },
];

export default rules;
