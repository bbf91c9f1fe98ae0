// Square: access tokens and application secrets.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'square/access-token',
    title: 'Square access token',
    class: 'critical',
    env: 'SQUARE_ACCESS_TOKEN',
    revoke: 'https://developer.squareup.com/apps',
    docs: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    shape: seq('EAAA', base64url(60)),
    misses: [`EAAA${'x'.repeat(60)}`, `EAAA${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'square/legacy-access-token',
    title: 'Square access token (old form)',
    class: 'critical',
    env: 'SQUARE_ACCESS_TOKEN',
    revoke: 'https://howtorotate.com/docs/tutorials/square/',
    docs: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    shape: seq('sq0atp-', base64url(22)),
    misses: [`sq0atp-${'x'.repeat(22)}`, `sq0atp-${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'square/application-secret',
    title: 'Square OAuth application secret',
    class: 'critical',
    env: 'SQUARE_APPLICATION_SECRET',
    revoke: 'https://developer.squareup.com/apps',
    docs: 'https://developer.squareup.com/docs/oauth-api/overview',
    shape: seq('sq0csp-', base64url(43)),
    misses: [
      `sq0csp-${'x'.repeat(43)}`,
      `sq0csp-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      `sq0idp-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
  {
    id: 'square/sandbox-application-secret',
    title: 'Square sandbox application secret',
    class: 'internal',
    env: 'SQUARE_APPLICATION_SECRET',
    docs: 'https://developer.squareup.com/docs/oauth-api/overview',
    shape: seq('sandbox-sq0csb-', base64url(43)),
    misses: [
      `sandbox-sq0csb-${'x'.repeat(43)}`,
      `sandbox-sq0csb-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      `sandbox-sq0idb-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
