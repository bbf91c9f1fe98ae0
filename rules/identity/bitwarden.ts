// Bitwarden Secrets Manager: access tokens of machine accounts.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'bitwarden/access-token',
    title: 'Bitwarden Secrets Manager access token',
    class: 'critical',
    env: 'BWS_ACCESS_TOKEN',
    docs: 'https://bitwarden.com/help/access-tokens/',
    shape: seq('0.', uuid(), '.', base62(30), ':', base64(22), '=='),
    context: ['bws', 'bitwarden'],
    misses: [
      `BWS_ACCESS_TOKEN=0.00000000-0000-0000-0000-000000000000.${'x'.repeat(30)}:${'x'.repeat(22)}==`,
      `BWS_ACCESS_TOKEN=0.${'3f9a1c7e-'.repeat(3)}3f9a1c7e.k3Tz9QpWv7Lm2XcHk3Tz9QpWv7Lm2X:k3Tz9QpWv7Lm2XcHk3Tz9Q==`,
    ],
  },
];

export default rules;
