// HashiCorp Consul: ACL tokens.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'consul/acl-token',
    title: 'Consul ACL token',
    class: 'sensitive',
    env: 'CONSUL_HTTP_TOKEN',
    docs: 'https://developer.hashicorp.com/consul/docs/security/acl/tokens',
    shape: uuid(),
    context: ['consul'],
    misses: [
      'CONSUL_HTTP_TOKEN=00000000-0000-0000-0000-000000000000',
      `CONSUL_HTTP_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
