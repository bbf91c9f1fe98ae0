// Contentstack: management tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'contentstack/management-token',
    title: 'Contentstack management token',
    class: 'sensitive',
    env: 'CONTENTSTACK_MANAGEMENT_TOKEN',
    docs: 'https://www.contentstack.com/docs/',
    shape: seq('cs', hexLower(32)),
    context: ['contentstack'],
    misses: [
      `CONTENTSTACK_MANAGEMENT_TOKEN=cs${'0'.repeat(32)}`,
      `CONTENTSTACK_MANAGEMENT_TOKEN=cs${'3f9a1c7e'.repeat(2)}`,
    ],
  },
];

export default rules;
