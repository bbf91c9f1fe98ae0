// Censys: API secrets.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'censys/api-secret',
    title: 'Censys API secret',
    class: 'internal',
    env: 'CENSYS_API_SECRET',
    docs: 'https://docs.censys.com/',
    shape: base62(32),
    context: ['censys'],
    misses: [`CENSYS_API_SECRET=${'x'.repeat(32)}`, `CENSYS_API_SECRET=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
