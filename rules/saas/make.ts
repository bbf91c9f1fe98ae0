// Make (formerly Integromat): addresses of custom webhooks.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'make/webhook-url',
    title: 'Make custom webhook',
    class: 'internal',
    env: 'MAKE_WEBHOOK_URL',
    docs: 'https://help.make.com/webhooks',
    shape: seq('https://hook.', oneOf('eu1', 'eu2', 'us1', 'us2'), '.make.com/', base36Lower(32)),
    misses: [`https://hook.eu1.make.com/${'x'.repeat(32)}`, `https://hook.us2.make.com/${'k3tz9qpw'.repeat(2)}`],
  },
];

export default rules;
