// Airtable: personal access tokens and the API keys before them.

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
  {
    id: 'airtable/api-key',
    title: 'Airtable API key (retired)',
    class: 'internal',
    env: 'AIRTABLE_API_KEY',
    docs: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    shape: seq('key', base62(14)),
    context: ['airtable'],
    misses: [`AIRTABLE_API_KEY=key${'x'.repeat(14)}`, 'AIRTABLE_API_KEY=keyk3Tz9QpW'],
  },
];

export default rules;
