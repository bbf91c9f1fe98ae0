// Thunderstore: tokens of service accounts.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The body may be words joined by underscores, as in any identifier.
  {
    id: 'thunderstore/service-account-token',
    title: 'Thunderstore service account token',
    class: 'sensitive',
    env: 'TCLI_AUTH_TOKEN',
    docs: 'https://thunderstore.io/',
    shape: seq('tss_', base64url(20, 80)),
    context: ['thunderstore', 'tcli'],
    misses: [`TCLI_AUTH_TOKEN=tss_${'x'.repeat(20)}`, `TCLI_AUTH_TOKEN=tss_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
