// Intercom: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'intercom/access-token',
    title: 'Intercom access token',
    class: 'critical',
    env: 'INTERCOM_ACCESS_TOKEN',
    docs: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
    shape: seq('dG9r', base64(55), '='),
    context: ['intercom'],
    misses: [
      `INTERCOM_ACCESS_TOKEN=dG9r${'x'.repeat(55)}=`,
      `INTERCOM_ACCESS_TOKEN=dG9r${'k3Tz9QpWv7Lm2XcH'.repeat(3)}=`,
    ],
  },
];

export default rules;
