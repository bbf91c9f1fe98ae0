// Teamwork: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'teamwork/api-token',
    title: 'Teamwork API token',
    class: 'sensitive',
    env: 'TEAMWORK_TOKEN',
    docs: 'https://apidocs.teamwork.com/',
    shape: seq('tkn.v1_', base62(71), '='),
    misses: [`tkn.v1_${'x'.repeat(71)}=`, `tkn.v1_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}=`],
  },
];

export default rules;
