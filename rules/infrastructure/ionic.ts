// Ionic Appflow: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ionic/personal-access-token',
    title: 'Ionic personal access token',
    class: 'sensitive',
    env: 'IONIC_TOKEN',
    docs: 'https://ionic.io/docs/appflow',
    shape: seq('ion_', base62(42)),
    misses: [`ion_${'x'.repeat(42)}`, `ion_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
