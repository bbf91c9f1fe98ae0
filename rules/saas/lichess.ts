// Lichess: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'lichess/personal-access-token',
    title: 'Lichess personal access token',
    class: 'internal',
    env: 'LICHESS_TOKEN',
    revoke: 'https://lichess.org/account/oauth/token',
    docs: 'https://lichess.org/api',
    shape: seq('lip_', base62(20)),
    misses: [`lip_${'x'.repeat(20)}`, 'lip_k3Tz9QpWv7Lm'],
  },
];

export default rules;
