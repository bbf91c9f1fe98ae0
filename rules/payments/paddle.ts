// Paddle: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'paddle/live-api-key',
    title: 'Paddle live API key',
    class: 'critical',
    env: 'PADDLE_API_KEY',
    revoke: 'https://vendors.paddle.com/authentication-v2',
    docs: 'https://developer.paddle.com/api-reference/about/api-keys',
    shape: seq('pdl_live_apikey_', base36Lower(26), '_', base62(22), '_', base62(3)),
    misses: [
      `pdl_live_apikey_${'x'.repeat(26)}_${'x'.repeat(22)}_xxx`,
      `pdl_live_apikey_${'k3tz9qpw'.repeat(2)}_k3Tz9QpWv7Lm2XcHk3Tz9Q_k3T`,
    ],
  },
  {
    id: 'paddle/sandbox-api-key',
    title: 'Paddle sandbox API key',
    class: 'internal',
    env: 'PADDLE_API_KEY',
    docs: 'https://developer.paddle.com/api-reference/about/api-keys',
    shape: seq('pdl_sdbx_apikey_', base36Lower(26), '_', base62(22), '_', base62(3)),
    misses: [
      `pdl_sdbx_apikey_${'x'.repeat(26)}_${'x'.repeat(22)}_xxx`,
      `pdl_sdbx_apikey_${'k3tz9qpw'.repeat(2)}_k3Tz9QpWv7Lm2XcHk3Tz9Q_k3T`,
    ],
  },
];

export default rules;
