// Mattermost: personal access tokens.

import type { Rule } from '../../server/engine/rule';
import { base36Lower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mattermost/access-token',
    title: 'Mattermost access token',
    class: 'sensitive',
    env: 'MATTERMOST_TOKEN',
    docs: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
    shape: base36Lower(26),
    context: [
      'mattermost_token',
      'mattermost-token',
      'mattermosttoken',
      'mattermost_access_token',
      'mattermost-access-token',
      'mattermostaccesstoken',
    ],
    misses: [`MATTERMOST_TOKEN=${'x'.repeat(26)}`, `MATTERMOST_TOKEN=${'k3tz9qpw'.repeat(2)}`],
  },
];

export default rules;
