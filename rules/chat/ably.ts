// Ably: API keys, key name and secret in one.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ably/api-key',
    title: 'Ably API key',
    class: 'sensitive',
    env: 'ABLY_API_KEY',
    docs: 'https://ably.com/docs/auth/basic',
    shape: seq(base64url(6, 8), '.', base64url(6, 8), ':', base64url(24, 43)),
    context: ['ably'],
    misses: [
      `ABLY_API_KEY=${'x'.repeat(6)}.${'x'.repeat(6)}:${'x'.repeat(24)}`,
      `ABLY_API_KEY=k3Tz9Q.k3Tz9Q:${'k3Tz9QpW'.repeat(2)}`,
      'ABLY_API_KEY=appId.keyId:keySecret',
    ],
  },
];

export default rules;
