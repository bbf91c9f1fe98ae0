// MessageBird: access keys.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'messagebird/access-key',
    title: 'MessageBird access key',
    class: 'sensitive',
    env: 'MESSAGEBIRD_API_KEY',
    docs: 'https://developers.messagebird.com/api/',
    shape: base62(25),
    context: ['messagebird'],
    misses: [`MESSAGEBIRD_API_KEY=${'x'.repeat(25)}`, `MESSAGEBIRD_API_KEY=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
