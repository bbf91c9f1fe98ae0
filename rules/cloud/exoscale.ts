// Exoscale: API keys and their secrets.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'exoscale/api-key',
    title: 'Exoscale API key',
    class: 'sensitive',
    env: 'EXOSCALE_API_KEY',
    docs: 'https://community.exoscale.com/',
    pairedWith: 'exoscale/api-secret',
    shape: seq('EXO', base62(24, 30)),
    misses: [`EXO${'x'.repeat(24)}`, `EXO${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'exoscale/api-secret',
    title: 'Exoscale API secret',
    class: 'sensitive',
    env: 'EXOSCALE_API_SECRET',
    docs: 'https://community.exoscale.com/',
    pairedWith: 'exoscale/api-key',
    shape: base64url(43),
    context: ['exoscale'],
    misses: [`EXOSCALE_API_SECRET=${'x'.repeat(43)}`, `EXOSCALE_API_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
