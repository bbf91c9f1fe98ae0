// ngrok: auth tokens and API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ngrok/auth-token',
    title: 'ngrok auth token or API key',
    class: 'critical',
    env: 'NGROK_AUTHTOKEN',
    revoke: 'https://dashboard.ngrok.com/api-keys',
    docs: 'https://ngrok.com/docs/api/',
    shape: seq('2', base62(26), '_', digits(1), base62(20)),
    context: ['ngrok'],
    misses: [
      `NGROK_AUTHTOKEN=2${'x'.repeat(26)}_0${'x'.repeat(20)}`,
      `NGROK_AUTHTOKEN=2${'k3Tz9QpW'.repeat(2)}_4k3Tz9QpWv7Lm2XcHk3Tz`,
    ],
  },
];

export default rules;
