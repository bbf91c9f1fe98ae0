// PlanetScale: passwords and tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'planetscale/database-password',
    title: 'PlanetScale database password',
    class: 'critical',
    env: 'DATABASE_PASSWORD',
    docs: 'https://planetscale.com/docs/concepts/connection-strings',
    shape: seq('pscale_pw_', base64url(43)),
    misses: [`pscale_pw_${'x'.repeat(43)}`, `pscale_pw_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'planetscale/service-token',
    title: 'PlanetScale service token',
    class: 'critical',
    env: 'PLANETSCALE_SERVICE_TOKEN',
    docs: 'https://planetscale.com/docs/api/reference/service-tokens',
    shape: seq('pscale_tkn_', base64url(43)),
    misses: [`pscale_tkn_${'x'.repeat(43)}`, `pscale_tkn_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'planetscale/oauth-token',
    title: 'PlanetScale OAuth token',
    class: 'critical',
    env: 'PLANETSCALE_OAUTH_TOKEN',
    docs: 'https://planetscale.com/docs/api/planetscale-api-oauth-applications',
    shape: seq('pscale_oauth_', base64url(32, 64)),
    misses: [`pscale_oauth_${'x'.repeat(32)}`, `pscale_oauth_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
