// Akamai: client and access tokens of EdgeGrid.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'akamai/edgegrid-token',
    title: 'Akamai EdgeGrid client or access token',
    class: 'sensitive',
    env: 'AKAMAI_CLIENT_TOKEN',
    docs: 'https://techdocs.akamai.com/developer/docs/authenticate-with-edgegrid',
    shape: seq('akab-', base36Lower(16), '-', base36Lower(16)),
    misses: [
      `akab-${'x'.repeat(16)}-${'x'.repeat(16)}`,
      'akab-k3tz9qpw-k3tz9qpw',
      'akab-client-token-xxx-xxxxxxxxxxxxxxxx',
    ],
  },
];

export default rules;
