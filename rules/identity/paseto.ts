// PASETO: tokens, which are to their holder what a JSON Web Token is, and the keys that make them (PASERK).

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, optional, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'paseto/token',
    title: 'PASETO token',
    class: 'sensitive',
    env: 'PASETO_TOKEN',
    docs: 'https://github.com/paseto-standard/paseto-spec',
    shape: seq(
      oneOf('v1', 'v2', 'v3', 'v4'),
      oneOf('.local.', '.public.'),
      base64url(64, 2000),
      optional(seq('.', base64url(4, 500))),
    ),
    misses: [`v4.local.${'x'.repeat(64)}`, `v2.public.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'paseto/secret-key',
    title: 'PASETO key',
    class: 'critical',
    env: 'PASETO_KEY',
    docs: 'https://github.com/paseto-standard/paserk',
    shape: seq(
      oneOf('k1', 'k2', 'k3', 'k4'),
      oneOf('.local.', '.secret.', '.local-pw.', '.secret-pw.'),
      base64url(43, 2000),
    ),
    misses: [`k4.local.${'x'.repeat(43)}`, `k4.secret.${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
