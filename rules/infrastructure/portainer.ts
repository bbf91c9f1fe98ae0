// Portainer: access tokens of the API.

import type { Rule } from '../../server/engine/rule';
import { base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'portainer/access-token',
    title: 'Portainer access token',
    class: 'critical',
    env: 'PORTAINER_TOKEN',
    docs: 'https://docs.portainer.io/api/access',
    shape: seq('ptr_', base64(43), '='),
    misses: [`ptr_${'x'.repeat(43)}=`, `ptr_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}=`],
  },
];

export default rules;
