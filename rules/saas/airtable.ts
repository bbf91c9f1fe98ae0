// Airtable: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'airtable/personal-access-token',
    title: 'Airtable personal access token',
    class: 'critical',
    env: 'AIRTABLE_API_KEY',
    revoke: 'https://airtable.com/create/tokens',
    docs: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    shape: seq('pat', base62(14), '.', hexLower(64)),
    misses: [
      `pat${'x'.repeat(14)}.${'0'.repeat(64)}`,
      `patk3Tz9QpWv7Lm2X.${'3f9a1c7e2b8d0546'.repeat(3)}`,
      'patternk3Tz9QpWv7.example',
    ],
  },
];

export default rules;
