// Pinterest: access and refresh tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pinterest/access-token',
    title: 'Pinterest access token',
    class: 'sensitive',
    env: 'PINTEREST_ACCESS_TOKEN',
    docs: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
    shape: seq('pina_', base64url(60, 200)),
    misses: [`pina_${'x'.repeat(60)}`, `pina_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'pinterest/refresh-token',
    title: 'Pinterest refresh token',
    class: 'sensitive',
    env: 'PINTEREST_REFRESH_TOKEN',
    docs: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
    shape: seq('pinr_', base64url(60, 500)),
    misses: [`pinr_${'x'.repeat(60)}`, `pinr_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
