// Mixpanel: API secrets. The project token is public and looks the same.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mixpanel/api-secret',
    title: 'Mixpanel API secret',
    class: 'sensitive',
    env: 'MIXPANEL_SECRET',
    docs: 'https://developer.mixpanel.com/reference/authentication',
    shape: hexLower(32),
    context: [
      'mixpanel_secret',
      'mixpanel-secret',
      'mixpanelsecret',
      'mixpanel_api_secret',
      'mixpanel-api-secret',
      'mixpanelapisecret',
    ],
    misses: [`MIXPANEL_SECRET=${'0'.repeat(32)}`, `MIXPANEL_SECRET=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
