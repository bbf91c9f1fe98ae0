// Mergify: application keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mergify/application-key',
    title: 'Mergify application key',
    class: 'sensitive',
    env: 'MERGIFY_TOKEN',
    docs: 'https://docs.mergify.com/',
    shape: seq('mergify_application_key_', base64url(40, 200)),
    misses: [`mergify_application_key_${'x'.repeat(40)}`, `mergify_application_key_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
