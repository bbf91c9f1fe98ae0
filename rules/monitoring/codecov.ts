// Codecov: upload and API tokens.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'codecov/token',
    title: 'Codecov token',
    class: 'internal',
    env: 'CODECOV_TOKEN',
    docs: 'https://docs.codecov.com/docs/codecov-tokens',
    shape: uuid(),
    // Short enough to stand in `getCodeCoverage` too, so a sign or a word of its own must follow.
    context: ['codecov_', 'codecov-', 'codecov.', 'codecov/', 'codecov:', 'codecov ', 'codecovtoken', 'codecovcli'],
    misses: ['CODECOV_TOKEN=00000000-0000-0000-0000-000000000000', `CODECOV_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
