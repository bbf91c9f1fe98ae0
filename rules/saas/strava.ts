// Strava: client secrets and access tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'strava/client-secret',
    title: 'Strava client secret or access token',
    class: 'sensitive',
    env: 'STRAVA_CLIENT_SECRET',
    docs: 'https://developers.strava.com/docs/authentication/',
    shape: hexLower(40),
    context: ['strava'],
    misses: [`STRAVA_CLIENT_SECRET=${'0'.repeat(40)}`, `STRAVA_CLIENT_SECRET=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
