// DryRun Security: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'dryrun-security/api-key',
    title: 'DryRun Security API key',
    class: 'sensitive',
    env: 'DRYRUN_API_KEY',
    docs: 'https://docs.dryrun.security/',
    shape: seq('dryrunsec_', base62(32)),
    misses: [`dryrunsec_${'x'.repeat(32)}`, `dryrunsec_${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
