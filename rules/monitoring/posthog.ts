// PostHog: personal keys and project secrets. The project key phc_ is public.

import type { Rule } from '../../server/engine/rule';
import { base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'posthog/personal-api-key',
    title: 'PostHog personal API key',
    class: 'critical',
    env: 'POSTHOG_PERSONAL_API_KEY',
    revoke: 'https://app.posthog.com/settings/user-api-keys',
    docs: 'https://posthog.com/docs/api',
    shape: seq('phx_', base62(40, 64)),
    misses: [
      `phx_${'x'.repeat(43)}`,
      `phx_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      `phc_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}k3Tz9QpWv7L`,
    ],
  },
  {
    id: 'posthog/project-secret-key',
    title: 'PostHog project secret key',
    class: 'sensitive',
    env: 'POSTHOG_FEATURE_FLAGS_SECURE_API_KEY',
    docs: 'https://posthog.com/docs/feature-flags/local-evaluation',
    shape: seq('phs_', base62(43, 48)),
    misses: [`phs_${'x'.repeat(43)}`, `phs_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'posthog/oauth-token',
    title: 'PostHog OAuth token',
    class: 'sensitive',
    env: 'POSTHOG_OAUTH_TOKEN',
    docs: 'https://posthog.com/docs/api',
    shape: seq(oneOf('pha_', 'phr_'), base62(40, 64)),
    misses: [`pha_${'x'.repeat(40)}`, `pha_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
