// Blynk: client secrets of an organization, written behind the client ID.

import type { Rule } from '../../server/engine/rule';
import { base64url, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'blynk/client-secret',
    title: 'Blynk organization client secret',
    class: 'sensitive',
    env: 'BLYNK_CLIENT_SECRET',
    docs: 'https://docs.blynk.io/',
    shape: seq('oa2-client-id_', base64url(32), ':', secret(base64url(40))),
    misses: [
      `oa2-client-id_${'x'.repeat(32)}:${'x'.repeat(40)}`,
      `oa2-client-id_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}:${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
];

export default rules;
