// Endor Labs: API keys and their secrets, which share one form.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'endor-labs/api-credential',
    title: 'Endor Labs API key or secret',
    class: 'sensitive',
    env: 'ENDOR_API_CREDENTIALS_SECRET',
    docs: 'https://docs.endorlabs.com/',
    shape: seq('endr+', base62(16)),
    misses: [`endr+${'x'.repeat(16)}`, `endr+${'k3Tz'.repeat(2)}`],
  },
];

export default rules;
