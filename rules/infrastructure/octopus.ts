// Octopus Deploy: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'octopus/api-key',
    title: 'Octopus Deploy API key',
    class: 'critical',
    env: 'OCTOPUS_API_KEY',
    docs: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    shape: seq('API-', base36Upper(25, 32)),
    context: ['octopus'],
    misses: [`OCTOPUS_API_KEY=API-${'X'.repeat(25)}`, `OCTOPUS_API_KEY=API-${'K3TZ9QPW'.repeat(2)}`],
  },
];

export default rules;
