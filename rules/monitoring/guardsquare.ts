// Guardsquare: API keys of AppSweep.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'guardsquare/appsweep-api-key',
    title: 'AppSweep API key',
    class: 'internal',
    env: 'APPSWEEP_API_KEY',
    docs: 'https://help.guardsquare.com/',
    shape: seq('gs_appsweep_', base64url(24, 48)),
    misses: [`gs_appsweep_${'x'.repeat(24)}`, `gs_appsweep_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
