// Authress: access keys of service clients.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base64, chars, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'authress/access-key',
    title: 'Authress service client access key',
    class: 'critical',
    env: 'AUTHRESS_ACCESS_KEY',
    docs: 'https://authress.io/knowledge-base/docs/authorization/service-clients/',
    shape: seq(
      oneOf('sc_', 'ext_', 'scauth_', 'authress_'),
      base36Lower(5, 30),
      '.',
      base36Lower(4, 6),
      '.acc-',
      base36Lower(10, 32),
      '.',
      base64(30, 120),
      chars('=', 0, 2),
    ),
    misses: [
      `sc_xxxxx.xxxx.acc-${'x'.repeat(10)}.${'x'.repeat(30)}`,
      `sc_k3tz9.k3tz.acc-k3tz9qpwv7.${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
];

export default rules;
