// PubNub: secret and publish keys. Subscribe keys are public.

import type { Rule } from '../../server/engine/rule';
import { base64, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pubnub/secret-key',
    title: 'PubNub secret key',
    class: 'critical',
    env: 'PUBNUB_SECRET_KEY',
    docs: 'https://www.pubnub.com/docs/general/setup/account-setup',
    // Base64 of a UUID in text.
    shape: seq('sec-c-', base64(48)),
    misses: [`sec-c-${'x'.repeat(48)}`, `sec-c-${'k3Tz9QpW'.repeat(3)}`],
  },
  // It ships in clients, and lets everyone publish while Access Manager is off.
  {
    id: 'pubnub/publish-key',
    title: 'PubNub publish key',
    class: 'internal',
    env: 'PUBNUB_PUBLISH_KEY',
    docs: 'https://www.pubnub.com/docs/general/setup/account-setup',
    shape: seq('pub-c-', uuid()),
    misses: [
      'pub-c-00000000-0000-0000-0000-000000000000',
      `pub-c-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      'sub-c-3f9a1c7e-2b8d-4546-8f9a-1c7e2b8d0546',
    ],
  },
];

export default rules;
