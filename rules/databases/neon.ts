// Neon: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'neon/api-key',
    title: 'Neon API key',
    class: 'critical',
    env: 'NEON_API_KEY',
    revoke: 'https://console.neon.tech/app/settings/api-keys',
    docs: 'https://neon.com/docs/manage/api-keys',
    shape: seq('napi_', base62(64)),
    misses: [`napi_${'x'.repeat(64)}`, `napi_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
