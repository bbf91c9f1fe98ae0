// HubSpot: private app tokens and retired API keys.

import type { Rule } from '../../server/engine/rule';
import { oneOf, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'hubspot/private-app-token',
    title: 'HubSpot private app token',
    class: 'critical',
    env: 'HUBSPOT_ACCESS_TOKEN',
    revoke: 'https://app.hubspot.com/private-apps/',
    docs: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
    shape: seq('pat-', oneOf('na1', 'na2', 'eu1', 'ap1'), '-', uuid()),
    misses: ['pat-na1-00000000-0000-0000-0000-000000000000', `pat-na1-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
  {
    id: 'hubspot/api-key',
    title: 'HubSpot API key (retired)',
    class: 'internal',
    env: 'HUBSPOT_API_KEY',
    docs: 'https://developers.hubspot.com/changelog/upcoming-api-key-sunset',
    shape: uuid(),
    context: ['hapikey', 'hubspot'],
    misses: [
      'HUBSPOT_API_KEY=00000000-0000-0000-0000-000000000000',
      `HUBSPOT_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
