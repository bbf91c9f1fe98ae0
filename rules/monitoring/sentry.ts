// Sentry: organization, user and integration tokens. A DSN is public.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sentry/organization-token',
    title: 'Sentry organization token',
    class: 'sensitive',
    env: 'SENTRY_AUTH_TOKEN',
    revoke: 'https://sentry.io/settings/auth-tokens/',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    shape: seq('sntrys_eyJpYXQiO', base64(60, 250), chars('=', 0, 2), '_', base64(43)),
    misses: [
      `sntrys_eyJpYXQiO${'x'.repeat(60)}_${'x'.repeat(43)}`,
      `sntrys_eyJpYXQiO${'k3Tz9QpWv7Lm2XcH'.repeat(3)}_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}k3Tz9QpWv7L`,
    ],
  },
  {
    id: 'sentry/user-token',
    title: 'Sentry user token',
    class: 'sensitive',
    env: 'SENTRY_AUTH_TOKEN',
    revoke: 'https://sentry.io/settings/account/api/auth-tokens/',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    shape: seq('sntryu_', hexLower(64)),
    misses: [
      `sntryu_${'0'.repeat(64)}`,
      `sntryu_${'3f9a1c7e2b8d0546'.repeat(3)}`,
      `https://${'3f9a1c7e2b8d0546'.repeat(2)}@o482139.ingest.sentry.io/4821390`,
    ],
  },
  {
    id: 'sentry/application-token',
    title: 'Sentry application token',
    class: 'sensitive',
    env: 'SENTRY_AUTH_TOKEN',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    shape: seq('sntrya_', hexLower(64)),
    misses: [`sntrya_${'0'.repeat(64)}`, `sntrya_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
  {
    id: 'sentry/integration-token',
    title: 'Sentry integration token',
    class: 'sensitive',
    env: 'SENTRY_AUTH_TOKEN',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    shape: seq('sntryi_', hexLower(64)),
    misses: [`sntryi_${'0'.repeat(64)}`, `sntryi_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
  {
    id: 'sentry/auth-token',
    title: 'Sentry auth token (old form)',
    class: 'sensitive',
    env: 'SENTRY_AUTH_TOKEN',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    shape: hexLower(64),
    context: ['sentry'],
    misses: [`SENTRY_AUTH_TOKEN=${'0'.repeat(64)}`, `SENTRY_AUTH_TOKEN=${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
