// Heroku: API keys in their three forms.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'heroku/api-key',
    title: 'Heroku API key',
    class: 'critical',
    env: 'HEROKU_API_KEY',
    revoke: 'https://dashboard.heroku.com/account',
    docs: 'https://devcenter.heroku.com/articles/oauth',
    shape: seq('HRKU-', base64url(60)),
    misses: [`HRKU-AA${'x'.repeat(58)}`, `HRKU-AA${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'heroku/oauth-token',
    title: 'Heroku OAuth token',
    class: 'critical',
    env: 'HEROKU_API_KEY',
    revoke: 'https://dashboard.heroku.com/account',
    docs: 'https://devcenter.heroku.com/changelog-items/2842',
    shape: seq('HRKU-', uuid()),
    misses: ['HRKU-00000000-0000-0000-0000-000000000000', `HRKU-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
  {
    id: 'heroku/legacy-api-key',
    title: 'Heroku API key (old form)',
    class: 'critical',
    env: 'HEROKU_API_KEY',
    revoke: 'https://dashboard.heroku.com/account',
    docs: 'https://devcenter.heroku.com/articles/authentication',
    shape: uuid(),
    context: ['heroku'],
    misses: ['HEROKU_API_KEY=00000000-0000-0000-0000-000000000000', `HEROKU_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
