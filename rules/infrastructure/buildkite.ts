// Buildkite: agent, user and package tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'buildkite/api-access-token',
    title: 'Buildkite API access token',
    class: 'critical',
    env: 'BUILDKITE_API_TOKEN',
    revoke: 'https://buildkite.com/user/api-access-tokens',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    shape: seq('bkua_', base62(40, 53)),
    misses: [`bkua_${'x'.repeat(40)}`, `bkua_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'buildkite/agent-registration-token',
    title: 'Buildkite agent registration token',
    class: 'sensitive',
    env: 'BUILDKITE_AGENT_TOKEN',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    shape: seq('bkar_', base64url(73)),
    misses: [`bkar_${'x'.repeat(73)}`, `bkar_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'buildkite/cluster-agent-token',
    title: 'Buildkite cluster agent token',
    class: 'sensitive',
    env: 'BUILDKITE_AGENT_TOKEN',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    shape: seq('bkct_', base64url(73)),
    misses: [`bkct_${'x'.repeat(73)}`, `bkct_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'buildkite/agent-session-token',
    title: 'Buildkite agent session token',
    class: 'sensitive',
    env: 'BUILDKITE_AGENT_ACCESS_TOKEN',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    shape: seq('bkaa_', base64url(75)),
    misses: [`bkaa_${'x'.repeat(75)}`, `bkaa_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'buildkite/agent-job-token',
    title: 'Buildkite agent job token',
    class: 'internal',
    env: 'BUILDKITE_AGENT_ACCESS_TOKEN',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    // The body may be a JSON Web Token.
    shape: seq(
      'bkaj_',
      oneOf(seq('eyJ', base64url(15, 200), '.eyJ', base64url(15, 900), '.', base64url(20, 700)), base64url(38, 1200)),
    ),
    misses: [`bkaj_${'x'.repeat(38)}`, `bkaj_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'buildkite/portal-secret',
    title: 'Buildkite portal secret',
    class: 'sensitive',
    env: 'BUILDKITE_PORTAL_SECRET',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    shape: seq('bkps_', base64url(64)),
    misses: [`bkps_${'x'.repeat(64)}`, `bkps_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'buildkite/packages-token',
    title: 'Buildkite temporary package token',
    class: 'internal',
    env: 'BUILDKITE_PACKAGES_TOKEN',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    shape: seq('bkpt_', base64url(199)),
    misses: [`bkpt_${'x'.repeat(199)}`, `bkpt_${'k3Tz9QpWv7Lm2XcH'.repeat(12)}`],
  },
];

export default rules;
