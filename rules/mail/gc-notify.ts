// GC Notify: API keys.

import type { Rule } from '../../server/engine/rule';
import { chars, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The name of the key, the service and the secret.
  {
    id: 'gc-notify/api-key',
    title: 'GC Notify API key',
    class: 'sensitive',
    env: 'NOTIFY_API_KEY',
    docs: 'https://documentation.notification.canada.ca/en/',
    shape: seq('gcntfy-', chars('0-9a-z_-', 4, 40), '-', uuid(), '-', uuid()),
    misses: [
      `gcntfy-xxxx-${'00000000-0000-0000-0000-000000000000-'.repeat(2)}`,
      `gcntfy-alerts-${'3f9a1c7e-'.repeat(7)}3f9a1c7e`,
    ],
  },
];

export default rules;
