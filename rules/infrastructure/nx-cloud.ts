// Nx Cloud: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'nx-cloud/access-token',
    title: 'Nx Cloud access token',
    class: 'sensitive',
    env: 'NX_CLOUD_ACCESS_TOKEN',
    docs: 'https://nx.dev/ci/concepts/nx-cloud-ai',
    shape: seq(base64(70, 80), chars('=', 0, 2)),
    context: ['nx_cloud', 'nx-cloud', 'nxcloud', 'nx cloud'],
    misses: [`NX_CLOUD_ACCESS_TOKEN=${'x'.repeat(72)}`, `NX_CLOUD_ACCESS_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
