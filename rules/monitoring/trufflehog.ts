// TruffleHog Enterprise: secrets of its API.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'trufflehog/api-secret',
    title: 'TruffleHog Enterprise API secret',
    class: 'sensitive',
    env: 'TRUFFLEHOG_API_SECRET',
    docs: 'https://docs.trufflesecurity.com/',
    shape: seq('thog-secret-', hexLower(32)),
    misses: [`thog-secret-${'0'.repeat(32)}`, `thog-secret-${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
