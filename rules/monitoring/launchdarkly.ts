// LaunchDarkly: server SDK keys and API tokens. Mobile keys are public.

import type { Rule } from '../../server/engine/rule';
import { seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'launchdarkly/sdk-key',
    title: 'LaunchDarkly server-side SDK key',
    class: 'sensitive',
    env: 'LAUNCHDARKLY_SDK_KEY',
    revoke: 'https://launchdarkly.com/docs/home/account/environment/keys',
    docs: 'https://launchdarkly.com/docs/sdk/concepts/client-side-server-side',
    shape: seq('sdk-', uuid()),
    misses: [
      'sdk-00000000-0000-0000-0000-000000000000',
      `sdk-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      'mob-3f9a1c7e-2b8d-4546-8f9a-1c7e2b8d0546',
    ],
  },
  {
    id: 'launchdarkly/api-access-token',
    title: 'LaunchDarkly API access token',
    class: 'critical',
    env: 'LAUNCHDARKLY_ACCESS_TOKEN',
    docs: 'https://launchdarkly.com/docs/home/account/api',
    // Other services write `…-api-` before a UUID, and deployments are named so.
    context: ['launchdarkly'],
    shape: seq('api-', uuid()),
    misses: ['api-00000000-0000-0000-0000-000000000000', `api-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
