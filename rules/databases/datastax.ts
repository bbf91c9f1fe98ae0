// DataStax Astra: application tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'datastax/astra-token',
    title: 'DataStax Astra application token',
    class: 'critical',
    env: 'ASTRA_DB_APPLICATION_TOKEN',
    docs: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
    shape: seq('AstraCS:', base62(24), ':', hexLower(64)),
    misses: [
      `AstraCS:${'x'.repeat(24)}:${'0'.repeat(64)}`,
      `AstraCS:k3Tz9QpWv7Lm2XcHk3Tz9QpW:${'3f9a1c7e2b8d0546'.repeat(3)}`,
    ],
  },
];

export default rules;
