// Modal: token IDs and their secrets.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'modal/token-secret',
    title: 'Modal token secret',
    class: 'sensitive',
    env: 'MODAL_TOKEN_SECRET',
    docs: 'https://modal.com/docs/reference/modal.config',
    pairedWith: 'modal/token-id',
    shape: seq('as-', base62(22)),
    misses: [`as-${'x'.repeat(22)}`, `as-${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'modal/token-id',
    title: 'Modal token ID',
    class: 'sensitive',
    env: 'MODAL_TOKEN_ID',
    docs: 'https://modal.com/docs/reference/modal.config',
    pairedWith: 'modal/token-secret',
    shape: seq('ak-', base62(22)),
    misses: [`ak-${'x'.repeat(22)}`, `ak-${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
