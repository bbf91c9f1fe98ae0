// Vercel: account, app and integration tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, crc32Base62, seq } from '../../server/engine/shape/grammar';

/** Random text and its CRC-32, which Vercel announced but did not specify: a wrong one only lowers the confidence. */
const body = seq(base64url(50), crc32Base62(6, { certain: false }));

const rules: readonly Rule[] = [
  {
    id: 'vercel/personal-access-token',
    title: 'Vercel personal access token',
    class: 'critical',
    env: 'VERCEL_TOKEN',
    revoke: 'https://vercel.com/account/tokens',
    docs: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    shape: seq('vcp_', body),
    misses: [`vcp_${'x'.repeat(50)}xxxxxx`, `vcp_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}k3Tz9Q`],
  },
  {
    id: 'vercel/integration-token',
    title: 'Vercel integration token',
    class: 'critical',
    env: 'VERCEL_TOKEN',
    docs: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    shape: seq('vci_', body),
    misses: [`vci_${'x'.repeat(50)}xxxxxx`, `vci_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}k3Tz9Q`],
  },
  {
    id: 'vercel/app-access-token',
    title: 'Vercel app access token',
    class: 'sensitive',
    env: 'VERCEL_APP_TOKEN',
    docs: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    shape: seq('vca_', body),
    misses: [`vca_${'x'.repeat(50)}xxxxxx`, `vca_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}k3Tz9Q`],
  },
  {
    id: 'vercel/app-refresh-token',
    title: 'Vercel app refresh token',
    class: 'critical',
    env: 'VERCEL_REFRESH_TOKEN',
    docs: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning',
    shape: seq('vcr_', body),
    misses: [`vcr_${'x'.repeat(50)}xxxxxx`, `vcr_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}k3Tz9Q`],
  },
  {
    id: 'vercel/ai-gateway-api-key',
    title: 'Vercel AI Gateway API key',
    class: 'sensitive',
    env: 'AI_GATEWAY_API_KEY',
    revoke: 'https://vercel.com/',
    docs: 'https://vercel.com/docs/ai-gateway',
    shape: seq('vck_', body),
    misses: [`vck_${'x'.repeat(50)}xxxxxx`, `vck_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}k3Tz9Q`],
  },
  {
    id: 'vercel/access-token',
    title: 'Vercel access token (old form)',
    class: 'critical',
    env: 'VERCEL_TOKEN',
    revoke: 'https://vercel.com/account/tokens',
    docs: 'https://vercel.com/docs/rest-api',
    shape: base62(24),
    context: ['vercel'],
    misses: [
      `VERCEL_TOKEN=${'x'.repeat(24)}`,
      `VERCEL_TOKEN=${'k3Tz9QpW'.repeat(2)}`,
      'VERCEL_PROJECT_ID=prj_k3Tz9QpWv7Lm2XcHk3Tz9Qp',
    ],
  },
];

export default rules;
