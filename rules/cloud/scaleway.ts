// Scaleway: secret keys.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'scaleway/secret-key',
    title: 'Scaleway secret key',
    class: 'critical',
    env: 'SCW_SECRET_KEY',
    revoke: 'https://console.scaleway.com/iam/api-keys',
    docs: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    shape: uuid(),
    context: ['scaleway_secret', 'scaleway-secret', 'scalewaysecret', 'scw_secret', 'scw-secret', 'scwsecret'],
    misses: ['SCW_SECRET_KEY=00000000-0000-0000-0000-000000000000', `SCW_SECRET_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
