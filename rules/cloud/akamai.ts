// Akamai: the tokens of EdgeGrid and the client secret that signs requests with them.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'akamai/edgegrid-token',
    title: 'Akamai EdgeGrid client or access token',
    class: 'sensitive',
    env: 'AKAMAI_CLIENT_TOKEN',
    docs: 'https://techdocs.akamai.com/developer/docs/authenticate-with-edgegrid',
    pairedWith: 'akamai/edgegrid-client-secret',
    shape: seq('akab-', base36Lower(16), '-', base36Lower(16)),
    misses: [
      `akab-${'x'.repeat(16)}-${'x'.repeat(16)}`,
      'akab-k3tz9qpw-k3tz9qpw',
      'akab-client-token-xxx-xxxxxxxxxxxxxxxx',
    ],
  },
  {
    id: 'akamai/edgegrid-client-secret',
    title: 'Akamai EdgeGrid client secret',
    class: 'critical',
    env: 'AKAMAI_CLIENT_SECRET',
    docs: 'https://techdocs.akamai.com/developer/docs/authenticate-with-edgegrid',
    pairedWith: 'akamai/edgegrid-token',
    shape: seq(base64(43), '='),
    context: ['akamai', 'edgegrid'],
    misses: [`AKAMAI_CLIENT_SECRET=${'x'.repeat(43)}=`, `AKAMAI_CLIENT_SECRET=${'k3Tz9QpW'.repeat(2)}=`],
  },
];

export default rules;
