// Bitrise: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'bitrise/personal-access-token',
    title: 'Bitrise personal access token',
    class: 'sensitive',
    env: 'BITRISE_TOKEN',
    docs: 'https://devcenter.bitrise.io/',
    shape: base64url(60, 120),
    context: ['bitrise'],
    misses: [`BITRISE_TOKEN=${'x'.repeat(60)}`, `BITRISE_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
