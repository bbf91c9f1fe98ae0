// Infura: project secrets.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'infura/project-secret',
    title: 'Infura project secret',
    class: 'sensitive',
    env: 'INFURA_API_KEY',
    docs: 'https://docs.metamask.io/services/',
    shape: hexLower(32),
    context: ['infura'],
    misses: [`INFURA_API_KEY=${'0'.repeat(32)}`, `INFURA_API_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
