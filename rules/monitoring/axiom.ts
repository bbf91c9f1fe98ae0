// Axiom: API and personal tokens.

import type { Rule } from '../../server/engine/rule';
import { seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'axiom/api-token',
    title: 'Axiom API token',
    class: 'sensitive',
    env: 'AXIOM_TOKEN',
    docs: 'https://axiom.co/docs/reference/tokens',
    shape: seq('xaat-', uuid()),
    misses: ['xaat-00000000-0000-0000-0000-000000000000', `xaat-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
  {
    id: 'axiom/personal-token',
    title: 'Axiom personal token',
    class: 'critical',
    env: 'AXIOM_TOKEN',
    docs: 'https://axiom.co/docs/reference/tokens',
    shape: seq('xapt-', uuid()),
    misses: ['xapt-00000000-0000-0000-0000-000000000000', `xapt-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`],
  },
];

export default rules;
