// Pipedream: addresses of HTTP sources.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pipedream/source-url',
    title: 'Pipedream HTTP source',
    class: 'internal',
    env: 'PIPEDREAM_URL',
    docs: 'https://pipedream.com/docs/',
    shape: seq('https://en', base36Lower(10, 16), '.m.pipedream.net'),
    misses: [`https://en${'x'.repeat(13)}.m.pipedream.net`, 'https://enk3tz9.m.pipedream.net'],
  },
];

export default rules;
