// ReadMe: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'readme/api-key',
    title: 'ReadMe API key',
    class: 'sensitive',
    env: 'README_API_KEY',
    docs: 'https://docs.readme.com/main/reference/intro/authentication',
    shape: seq('rdme_', base36Lower(70)),
    misses: [`rdme_${'x'.repeat(70)}`, `rdme_${'k3tz9qpwv7lm2xch'.repeat(4)}`],
  },
];

export default rules;
