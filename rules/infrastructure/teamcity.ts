// TeamCity: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The head says {"typ": "TCV2"}.
  {
    id: 'teamcity/access-token',
    title: 'TeamCity access token',
    class: 'critical',
    env: 'TEAMCITY_TOKEN',
    docs: 'https://www.jetbrains.com/help/teamcity/managing-your-user-account.html',
    shape: seq('eyJ0eXAiOiAiVENWMiJ9.', base64url(36), '.', base64url(48)),
    misses: [
      `eyJ0eXAiOiAiVENWMiJ9.${'x'.repeat(36)}.${'x'.repeat(48)}`,
      `eyJ0eXAiOiAiVENWMiJ9.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
