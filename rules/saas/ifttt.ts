// IFTTT: the key in the addresses of webhooks.

import type { Rule } from '../../server/engine/rule';
import { base64url, optional, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ifttt/webhook-key',
    title: 'IFTTT webhook key',
    class: 'internal',
    env: 'IFTTT_KEY',
    docs: 'https://ifttt.com/maker_webhooks',
    shape: seq(
      'https://maker.ifttt.com/trigger/',
      base64url(1, 60),
      optional('/json'),
      '/with/key/',
      secret(base64url(22, 43)),
    ),
    misses: [
      `https://maker.ifttt.com/trigger/rain/with/key/${'x'.repeat(22)}`,
      'https://maker.ifttt.com/trigger/rain/with/key/k3Tz9QpWv7Lm2XcH',
    ],
  },
];

export default rules;
