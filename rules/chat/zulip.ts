// Zulip: API keys of bots.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'zulip/api-key',
    title: 'Zulip bot API key',
    class: 'sensitive',
    env: 'ZULIP_API_KEY',
    docs: 'https://zulip.com/api/api-keys',
    shape: base62(32),
    context: ['zulip', 'zuliprc'],
    misses: [`ZULIP_API_KEY=${'x'.repeat(32)}`, `ZULIP_API_KEY=${'k3Tz9QpW'.repeat(3)}`],
  },
];

export default rules;
