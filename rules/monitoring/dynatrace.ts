// Dynatrace: API, platform and OAuth tokens.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'dynatrace/api-token',
    title: 'Dynatrace token',
    class: 'critical',
    env: 'DT_API_TOKEN',
    revoke:
      'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
    docs: 'https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication',
    shape: seq(oneOf('dt0c01.', 'dt0s01.', 'dt0s16.', 'dt0s02.', 'dt0s08.'), base36Upper(24), '.', base36Upper(64)),
    misses: [
      `dt0c01.${'X'.repeat(24)}.${'X'.repeat(64)}`,
      `dt0c01.K3TZ7QPW4LM2XCHAK3TZ7QPW.${'K3TZ7QPW4LM2XCHA'.repeat(3)}`,
      'dt0c01.K3TZ7QPW4LM2XCHAK3TZ7QPW',
    ],
  },
];

export default rules;
