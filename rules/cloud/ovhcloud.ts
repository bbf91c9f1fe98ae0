// OVHcloud: application secrets and consumer keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ovhcloud/application-secret',
    title: 'OVHcloud application secret or consumer key',
    class: 'critical',
    env: 'OVH_APPLICATION_SECRET',
    docs: 'https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api',
    shape: base62(32),
    context: ['ovh', 'ovhcloud'],
    misses: [
      `OVH_APPLICATION_SECRET=${'x'.repeat(32)}`,
      `OVH_CONSUMER_KEY=${'k3Tz9QpW'.repeat(3)}`,
      'OVH_APPLICATION_KEY=k3Tz9QpWv7Lm2XcH',
    ],
  },
];

export default rules;
