// Typeform: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'typeform/personal-access-token',
    title: 'Typeform personal access token',
    class: 'sensitive',
    env: 'TYPEFORM_TOKEN',
    docs: 'https://www.typeform.com/developers/get-started/personal-access-token/',
    shape: seq('tfp_', base64url(40, 59)),
    misses: [`tfp_${'x'.repeat(40)}`, `tfp_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
