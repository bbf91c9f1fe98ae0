// Twitch: OAuth tokens, client secrets and stream keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base62, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'twitch/client-secret',
    title: 'Twitch client secret or OAuth token',
    class: 'sensitive',
    env: 'TWITCH_CLIENT_SECRET',
    docs: 'https://dev.twitch.tv/docs/authentication/',
    shape: base36Lower(30),
    context: ['twitch'],
    misses: [`TWITCH_CLIENT_SECRET=${'x'.repeat(30)}`, `TWITCH_CLIENT_SECRET=${'k3tz9qpw'.repeat(2)}`],
  },
  {
    id: 'twitch/stream-key',
    title: 'Twitch stream key',
    class: 'sensitive',
    env: 'TWITCH_STREAM_KEY',
    docs: 'https://help.twitch.tv/s/article/twitch-stream-key-faq',
    shape: seq('live_', digits(8, 12), '_', base62(30, 36)),
    misses: [`live_${'0'.repeat(8)}_${'x'.repeat(30)}`, `live_48213905_${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
