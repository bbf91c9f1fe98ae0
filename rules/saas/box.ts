// Box: client secrets and developer tokens.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // A longer word such as `box_client` would be found in `sandbox_client` too; this short one must stand alone.
  {
    id: 'box/client-secret',
    title: 'Box client secret or developer token',
    class: 'sensitive',
    env: 'BOX_CLIENT_SECRET',
    docs: 'https://developer.box.com/guides/authentication/',
    shape: base62(32),
    context: ['box', 'boxsdk'],
    misses: [
      `BOX_CLIENT_SECRET=${'x'.repeat(32)}`,
      `BOX_CLIENT_SECRET=${'k3Tz9QpW'.repeat(2)}`,
      `SANDBOX_CLIENT_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
];

export default rules;
