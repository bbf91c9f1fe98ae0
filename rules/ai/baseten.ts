// Baseten: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'baseten/api-key',
    title: 'Baseten API key',
    class: 'sensitive',
    env: 'BASETEN_API_KEY',
    docs: 'https://docs.baseten.co/',
    shape: seq(base62(8), '.', base62(32)),
    context: ['baseten'],
    misses: [`BASETEN_API_KEY=${'x'.repeat(8)}.${'x'.repeat(32)}`, `BASETEN_API_KEY=k3Tz9QpW.${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
