// Samsara: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'samsara/api-token',
    title: 'Samsara API token',
    class: 'critical',
    env: 'SAMSARA_API_TOKEN',
    docs: 'https://developers.samsara.com/docs/authentication',
    shape: seq('samsara_api_', base62(30)),
    misses: [`samsara_api_${'x'.repeat(30)}`, `samsara_api_${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
