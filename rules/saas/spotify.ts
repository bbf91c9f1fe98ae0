// Spotify: client secrets. The client ID looks the same.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'spotify/client-secret',
    title: 'Spotify client secret',
    class: 'sensitive',
    env: 'SPOTIFY_CLIENT_SECRET',
    docs: 'https://developer.spotify.com/documentation/web-api/concepts/apps',
    shape: hexLower(32),
    context: ['spotify'],
    misses: [`SPOTIFY_CLIENT_SECRET=${'0'.repeat(32)}`, `SPOTIFY_CLIENT_SECRET=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
