// Cloudsmith: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cloudsmith/api-key',
    title: 'Cloudsmith API key',
    class: 'critical',
    env: 'CLOUDSMITH_API_KEY',
    docs: 'https://docs.cloudsmith.com/accounts-and-teams/api-key',
    shape: seq('csa_', hexLower(30), base62(6)),
    misses: [`csa_${'0'.repeat(30)}${'x'.repeat(6)}`, `csa_${'3f9a1c7e'.repeat(2)}k3Tz9Q`],
  },
];

export default rules;
