// Scaleway: access keys and their secret halves.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'scaleway/access-key',
    title: 'Scaleway access key',
    class: 'sensitive',
    env: 'SCW_ACCESS_KEY',
    docs: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    pairedWith: 'scaleway/secret-key',
    shape: seq('SCW', base36Upper(17)),
    misses: [`SCW${'X'.repeat(17)}`, `SCW${'K3TZ'.repeat(3)}`, 'SCW_DEFAULT_PROJECT_ID'],
  },
  {
    id: 'scaleway/secret-key',
    title: 'Scaleway secret key',
    class: 'critical',
    env: 'SCW_SECRET_KEY',
    revoke: 'https://console.scaleway.com/iam/api-keys',
    docs: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    pairedWith: 'scaleway/access-key',
    shape: uuid(),
    context: ['scaleway', 'scw'],
    misses: ['SCW_SECRET_KEY=00000000-0000-0000-0000-000000000000', `SCW_SECRET_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
