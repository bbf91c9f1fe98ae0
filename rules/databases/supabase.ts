// Supabase: secret keys and management tokens. Legacy service keys are JSON web tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, hexLower, optional, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'supabase/secret-key',
    title: 'Supabase secret key',
    class: 'critical',
    env: 'SUPABASE_SECRET_KEY',
    revoke: 'https://supabase.com/dashboard/project/_/settings/api-keys',
    docs: 'https://supabase.com/docs/guides/api/api-keys',
    shape: seq('sb_secret_', base64url(22), '_', base64url(8)),
    misses: [
      `sb_secret_${'x'.repeat(22)}_${'x'.repeat(8)}`,
      `sb_secret_${'k3Tz9QpW'.repeat(2)}_k3Tz9QpW`,
      'sb_publishable_k3Tz9QpWv7Lm2XcHk3Tz9Q_pWv7Lm2X',
    ],
  },
  {
    id: 'supabase/access-token',
    title: 'Supabase personal access token',
    class: 'critical',
    env: 'SUPABASE_ACCESS_TOKEN',
    revoke: 'https://supabase.com/dashboard/account/tokens',
    docs: 'https://supabase.com/docs/reference/api/introduction',
    shape: seq('sbp_', optional('v0_'), hexLower(40)),
    misses: [`sbp_${'0'.repeat(40)}`, `sbp_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
