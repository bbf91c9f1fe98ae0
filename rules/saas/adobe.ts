// Adobe: OAuth client secrets.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'adobe/client-secret',
    title: 'Adobe client secret',
    class: 'critical',
    env: 'ADOBE_CLIENT_SECRET',
    docs: 'https://developer.adobe.com/developer-console/docs/guides/authentication/',
    shape: seq('p8e-', base64url(32)),
    misses: [`p8e-${'x'.repeat(32)}`, `p8e-${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
