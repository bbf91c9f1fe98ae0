// Webex: access tokens of bots.

import type { Rule } from '../../server/engine/rule';
import { base62, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'webex/bot-access-token',
    title: 'Webex bot access token',
    class: 'sensitive',
    env: 'WEBEX_TEAMS_ACCESS_TOKEN',
    docs: 'https://developer.webex.com/docs/bots',
    shape: seq(base62(64), '_', base62(4), '_', uuid()),
    context: ['webex'],
    misses: [
      `WEBEX_TEAMS_ACCESS_TOKEN=${'x'.repeat(64)}_xxxx_00000000-0000-0000-0000-000000000000`,
      `WEBEX_TEAMS_ACCESS_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}_k3Tz_${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
