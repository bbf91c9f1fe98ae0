// Vapi: private keys.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'vapi/private-key',
    title: 'Vapi private key',
    class: 'sensitive',
    env: 'VAPI_API_KEY',
    docs: 'https://docs.vapi.ai/',
    shape: uuid(),
    context: ['vapi'],
    misses: ['VAPI_API_KEY=00000000-0000-0000-0000-000000000000', `VAPI_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
