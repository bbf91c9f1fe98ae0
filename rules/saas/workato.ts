// Workato: tokens of the developer API.

import type { Rule } from '../../server/engine/rule';
import { alphaLower, base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'workato/developer-api-token',
    title: 'Workato developer API token',
    class: 'critical',
    env: 'WORKATO_API_TOKEN',
    docs: 'https://docs.workato.com/workato-api.html',
    shape: seq('wrka', alphaLower(2), '-eyJ', base64url(20, 60), '.', base64url(60, 300), '.', base64url(342)),
    misses: [
      `wrkaus-eyJ${'x'.repeat(20)}.${'x'.repeat(60)}.${'x'.repeat(342)}`,
      `wrkaus-eyJ${'k3Tz9QpW'.repeat(3)}.${'k3Tz9QpWv7Lm2XcH'.repeat(4)}.${'k3Tz9QpWv7Lm2XcH'.repeat(20)}`,
    ],
  },
];

export default rules;
