// Cloudflare: API tokens and keys, old and new form.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cloudflare/user-api-token',
    title: 'Cloudflare user API token',
    class: 'critical',
    env: 'CLOUDFLARE_API_TOKEN',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    shape: seq('cfut_', base62(40), hexLower(8)),
    misses: [`cfut_${'x'.repeat(40)}${'0'.repeat(8)}`, `cfut_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}3f9a1c7e`],
  },
  {
    id: 'cloudflare/account-api-token',
    title: 'Cloudflare account API token',
    class: 'critical',
    env: 'CLOUDFLARE_API_TOKEN',
    revoke: 'https://dash.cloudflare.com/',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    shape: seq('cfat_', base62(40), hexLower(8)),
    misses: [`cfat_${'x'.repeat(40)}${'0'.repeat(8)}`, `cfat_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}3f9a1c7e`],
  },
  {
    id: 'cloudflare/global-api-key',
    title: 'Cloudflare global API key',
    class: 'critical',
    env: 'CLOUDFLARE_API_KEY',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    shape: seq('cfk_', base62(40), hexLower(8)),
    misses: [`cfk_${'x'.repeat(40)}${'0'.repeat(8)}`, `cfk_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}3f9a1c7e`],
  },
  {
    id: 'cloudflare/access-client-secret',
    title: 'Cloudflare Access service token secret',
    class: 'sensitive',
    env: 'CF_ACCESS_CLIENT_SECRET',
    docs: 'https://developers.cloudflare.com/changelog/post/2026-08-26-service-token-secret-format/',
    shape: seq('cfast_', base62(40), hexLower(8)),
    misses: [`cfast_${'x'.repeat(40)}${'0'.repeat(8)}`, `cfast_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}3f9a1c7e`],
  },
  {
    id: 'cloudflare/origin-ca-key',
    title: 'Cloudflare origin CA key',
    class: 'critical',
    env: 'CLOUDFLARE_API_USER_SERVICE_KEY',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
    shape: seq('v1.0-', hexLower(24), '-', hexLower(146)),
    misses: [
      `v1.0-${'0'.repeat(24)}-${'0'.repeat(146)}`,
      `v1.0-3f9a1c7e2b8d05463f9a1c7e-${'3f9a1c7e2b8d0546'.repeat(9)}`,
    ],
  },
  {
    id: 'cloudflare/api-token',
    title: 'Cloudflare API token',
    class: 'critical',
    env: 'CLOUDFLARE_API_TOKEN',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    shape: base64url(40),
    context: ['cloudflare', 'cf_api_token', 'cf-api-token', 'cfapitoken'],
    misses: [
      `CLOUDFLARE_API_TOKEN=${'x'.repeat(40)}`,
      `CLOUDFLARE_API_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      `cloudflare_zone: ${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
  // Documented as 37 to 45 long; what has 40 may as well be a token.
  {
    id: 'cloudflare/global-key',
    title: 'Cloudflare global API key (old form)',
    class: 'critical',
    env: 'CLOUDFLARE_API_KEY',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/',
    shape: oneOf(hexLower(37, 39), hexLower(41, 45)),
    context: ['cloudflare', 'cf_api_key', 'cf-api-key', 'cfapikey', 'x-auth-key'],
    misses: [`CLOUDFLARE_API_KEY=${'0'.repeat(37)}`, `CLOUDFLARE_API_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
  {
    id: 'cloudflare/turnstile-secret-key',
    title: 'Cloudflare Turnstile secret key',
    class: 'sensitive',
    env: 'TURNSTILE_SECRET_KEY',
    docs: 'https://developers.cloudflare.com/turnstile/troubleshooting/testing/',
    shape: seq('0x4AAAAAA', base64url(20, 45)),
    context: ['turnstile', 'secret'],
    misses: [
      `TURNSTILE_SITE_KEY=0x4AAAAAA${'k3Tz9QpW'.repeat(2)}`,
      `TURNSTILE_SECRET_KEY=0x4AAAAAA${'x'.repeat(20)}`,
      `TURNSTILE_SECRET_KEY=0x4AAAAAA${'k3Tz9QpW'.repeat(2)}`,
      `TURNSTILE_SECRET_KEY=${'1x00'.repeat(9)}`,
    ],
  },
];

export default rules;
