// Fly.io: macaroon tokens.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, oneOf, seq } from '../../server/engine/shape/grammar';

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
];

export default rules;
