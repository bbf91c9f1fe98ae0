// Xendit: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'xendit/live-api-key',
    title: 'Xendit live API key',
    class: 'critical',
    env: 'XENDIT_API_KEY',
    docs: 'https://docs.xendit.co/',
    shape: seq('xnd_production_', base62(56, 72)),
    misses: [
      `xnd_production_${'x'.repeat(56)}`,
      `xnd_production_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
      `xnd_public_production_${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`,
    ],
  },
  {
    id: 'xendit/test-api-key',
    title: 'Xendit test API key',
    class: 'internal',
    env: 'XENDIT_API_KEY',
    docs: 'https://docs.xendit.co/',
    shape: seq('xnd_development_', base62(56, 72)),
    misses: [`xnd_development_${'x'.repeat(56)}`, `xnd_development_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
