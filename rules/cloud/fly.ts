// Fly.io: macaroon and opaque tokens.

import type { Rule } from '../../server/engine/rule';
import { base64, base64url, chars, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'fly/access-token',
    title: 'Fly.io access token',
    class: 'critical',
    env: 'FLY_API_TOKEN',
    revoke: 'https://fly.io/user/personal_access_tokens',
    docs: 'https://fly.io/docs/security/tokens/',
    shape: seq(oneOf('fm1r_', 'fm1a_', 'fm2_'), base64(100, 700), chars('=', 0, 2)),
    misses: [`fm1r_${'x'.repeat(100)}`, `fm1r_${'k3Tz9QpWv7Lm2XcH'.repeat(6)}`],
  },
  {
    id: 'fly/personal-access-token',
    title: 'Fly.io personal access token',
    class: 'critical',
    env: 'FLY_API_TOKEN',
    revoke: 'https://fly.io/user/personal_access_tokens',
    docs: 'https://fly.io/docs/security/tokens/',
    shape: seq('fo1_', base64url(43)),
    misses: [`fo1_${'x'.repeat(43)}`, `fo1_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
