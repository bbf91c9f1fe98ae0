// WunderGraph: API keys of Cosmo.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'wundergraph/cosmo-api-key',
    title: 'WunderGraph Cosmo API key',
    class: 'sensitive',
    env: 'COSMO_API_KEY',
    docs: 'https://cosmo-docs.wundergraph.com/',
    shape: seq('cosmo_', hexLower(32)),
    misses: [`cosmo_${'0'.repeat(32)}`, `cosmo_${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
