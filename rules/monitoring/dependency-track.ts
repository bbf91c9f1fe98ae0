// Dependency-Track: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'dependency-track/api-key',
    title: 'Dependency-Track API key',
    class: 'sensitive',
    env: 'DTRACK_API_KEY',
    docs: 'https://docs.dependencytrack.org/integrations/rest-api/',
    shape: seq('odt_', base62(32, 36)),
    misses: [`odt_${'x'.repeat(32)}`, `odt_${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
