// WakaTime: API keys.

import type { Rule } from '../../server/engine/rule';
import { seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'wakatime/api-key',
    title: 'WakaTime API key',
    class: 'internal',
    env: 'WAKATIME_API_KEY',
    docs: 'https://wakatime.com/developers',
    shape: seq('waka_', uuid()),
    misses: ['waka_00000000-0000-0000-0000-000000000000', `waka_${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
  {
    id: 'wakatime/legacy-api-key',
    title: 'WakaTime API key (old form)',
    class: 'internal',
    env: 'WAKATIME_API_KEY',
    docs: 'https://wakatime.com/developers',
    shape: uuid(),
    context: ['wakatime'],
    misses: [
      'WAKATIME_API_KEY=00000000-0000-0000-0000-000000000000',
      `WAKATIME_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
