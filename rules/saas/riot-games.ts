// Riot Games: API keys.

import type { Rule } from '../../server/engine/rule';
import { seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'riot-games/api-key',
    title: 'Riot Games API key',
    class: 'internal',
    env: 'RIOT_API_KEY',
    docs: 'https://developer.riotgames.com/docs/portal',
    shape: seq('RGAPI-', uuid()),
    misses: ['RGAPI-00000000-0000-0000-0000-000000000000', `RGAPI-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
