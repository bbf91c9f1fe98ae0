// Zapier: catch hooks.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'zapier/catch-hook-url',
    title: 'Zapier catch hook',
    class: 'internal',
    env: 'ZAPIER_WEBHOOK_URL',
    docs: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
    shape: seq('https://hooks.zapier.com/hooks/catch/', digits(5, 10), '/', base36Lower(5, 12), '/'),
    misses: ['https://hooks.zapier.com/hooks/catch/00000/xxxxx/', 'https://hooks.zapier.com/hooks/catch/482/k3tz9/'],
  },
];

export default rules;
