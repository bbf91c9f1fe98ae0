// Convex: deploy keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base64, chars, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'convex/deploy-key',
    title: 'Convex deploy key',
    class: 'critical',
    env: 'CONVEX_DEPLOY_KEY',
    docs: 'https://docs.convex.dev/cli/deploy-key-types',
    shape: seq(
      oneOf('prod', 'dev', 'preview', 'project'),
      ':',
      base36Lower(4, 40),
      '|eyJ',
      base64(20, 64),
      chars('=', 0, 2),
    ),
    misses: [`prod:xxxx|eyJ${'x'.repeat(20)}`, `prod:k3tz|eyJ${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
