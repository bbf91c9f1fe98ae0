// Render: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'render/api-key',
    title: 'Render API key',
    class: 'critical',
    env: 'RENDER_API_KEY',
    revoke: 'https://dashboard.render.com/u/settings',
    docs: 'https://render.com/docs/api',
    shape: seq('rnd_', base62(28, 33)),
    misses: [`rnd_${'x'.repeat(28)}`, `rnd_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
