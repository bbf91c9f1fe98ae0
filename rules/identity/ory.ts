// Ory: API keys and tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ory/api-key',
    title: 'Ory API key',
    class: 'critical',
    env: 'ORY_API_KEY',
    docs: 'https://www.ory.com/docs/concepts/personal-access-token',
    shape: seq(oneOf('ory_pat_', 'ory_apikey_', 'ory_wak_'), base64url(24, 48)),
    misses: [`ory_pat_${'x'.repeat(24)}`, `ory_pat_${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'ory/token',
    title: 'Ory session or OAuth token',
    class: 'sensitive',
    env: 'ORY_TOKEN',
    docs: 'https://www.ory.com/docs/security-compliance/token-formats',
    shape: seq(oneOf('ory_st_', 'ory_at_', 'ory_rt_', 'ory_ac_'), base64url(24, 100)),
    misses: [`ory_st_${'x'.repeat(24)}`, `ory_st_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
