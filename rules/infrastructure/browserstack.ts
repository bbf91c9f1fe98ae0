// BrowserStack: access keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'browserstack/access-key',
    title: 'BrowserStack access key',
    class: 'sensitive',
    env: 'BROWSERSTACK_ACCESS_KEY',
    docs: 'https://www.browserstack.com/docs/',
    shape: base62(20),
    context: ['browserstack'],
    misses: [`BROWSERSTACK_ACCESS_KEY=${'x'.repeat(20)}`, `BROWSERSTACK_ACCESS_KEY=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
