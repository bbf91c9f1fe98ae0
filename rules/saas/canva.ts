// Canva: client secrets.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'canva/client-secret',
    title: 'Canva client secret',
    class: 'critical',
    env: 'CANVA_CLIENT_SECRET',
    docs: 'https://www.canva.dev/docs/connect/',
    shape: seq('cnvca', base64url(51)),
    misses: [`cnvca${'x'.repeat(51)}`, `cnvca${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
