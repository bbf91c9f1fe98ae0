// Pydantic Logfire: tokens.

import type { Rule } from '../../server/engine/rule';
import { alphaLower, base62, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'logfire/token',
    title: 'Pydantic Logfire token',
    class: 'sensitive',
    env: 'LOGFIRE_TOKEN',
    docs: 'https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/',
    shape: seq('pylf_v', digits(1), '_', alphaLower(2), '_', base62(30, 60)),
    misses: [`pylf_v0_xx_${'x'.repeat(30)}`, `pylf_v4_kt_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
