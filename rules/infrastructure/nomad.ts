// HashiCorp Nomad: ACL tokens.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'nomad/acl-token',
    title: 'Nomad ACL token',
    class: 'sensitive',
    env: 'NOMAD_TOKEN',
    docs: 'https://developer.hashicorp.com/nomad/docs/concepts/acl',
    shape: uuid(),
    context: ['nomad'],
    misses: ['NOMAD_TOKEN=00000000-0000-0000-0000-000000000000', `NOMAD_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
