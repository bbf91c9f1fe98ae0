// EasyPost: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'easypost/production-api-key',
    title: 'EasyPost production API key',
    class: 'critical',
    env: 'EASYPOST_API_KEY',
    docs: 'https://docs.easypost.com/docs/authentication',
    shape: seq('EZAK', base62(54)),
    misses: [`EZAK${'x'.repeat(54)}`, `EZAK${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'easypost/test-api-key',
    title: 'EasyPost test API key',
    class: 'internal',
    env: 'EASYPOST_API_KEY',
    docs: 'https://docs.easypost.com/docs/authentication',
    shape: seq('EZTK', base62(54)),
    misses: [`EZTK${'x'.repeat(54)}`, `EZTK${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
