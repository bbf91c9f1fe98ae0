// Clojars: deploy tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'clojars/deploy-token',
    title: 'Clojars deploy token',
    class: 'critical',
    env: 'CLOJARS_PASSWORD',
    revoke: 'https://clojars.org/tokens',
    docs: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
    shape: seq('CLOJARS_', hexLower(60)),
    misses: [`CLOJARS_${'0'.repeat(60)}`, `CLOJARS_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
