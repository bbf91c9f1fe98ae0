// Tableau: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'tableau/personal-access-token',
    title: 'Tableau personal access token',
    class: 'critical',
    env: 'TABLEAU_PAT_SECRET',
    docs: 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
    shape: seq(base64(22), '==:', base62(32)),
    context: ['tableau'],
    misses: [
      `TABLEAU_PAT_SECRET=${'x'.repeat(22)}==:${'x'.repeat(32)}`,
      `TABLEAU_PAT_SECRET=k3Tz9QpWv7Lm2XcHk3Tz9Q==:${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
];

export default rules;
