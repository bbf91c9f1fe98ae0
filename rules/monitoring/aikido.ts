// Aikido: client secrets of its API and tokens of the CI scan.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'aikido/client-secret',
    title: 'Aikido API client secret',
    class: 'critical',
    env: 'AIKIDO_CLIENT_SECRET',
    docs: 'https://help.aikido.dev/',
    shape: seq('AIK_SECRET_', base62(64)),
    misses: [`AIK_SECRET_${'x'.repeat(64)}`, `AIK_SECRET_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'aikido/ci-token',
    title: 'Aikido CI token',
    class: 'sensitive',
    env: 'AIKIDO_API_KEY',
    docs: 'https://help.aikido.dev/',
    shape: seq('AIK_CI_', base62(20, 44)),
    misses: [`AIK_CI_${'x'.repeat(20)}`, `AIK_CI_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
