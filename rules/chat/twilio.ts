// Twilio: API keys and auth tokens. The account SID is no secret.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Two letters and a digest-like body are not distinctive.
  {
    id: 'twilio/api-key-sid',
    title: 'Twilio API key SID',
    class: 'sensitive',
    env: 'TWILIO_API_KEY',
    revoke: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
    docs: 'https://www.twilio.com/docs/iam/api-keys',
    pairedWith: 'twilio/api-key-secret',
    shape: seq('SK', hexLower(32)),
    context: ['twilio', 'api_key', 'apikey', 'api-key'],
    misses: [
      `TWILIO_API_KEY=SK${'0'.repeat(32)}`,
      `TWILIO_API_KEY=SK${'3f9a1c7e'.repeat(2)}`,
      `AC${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
  {
    id: 'twilio/api-key-secret',
    title: 'Twilio API key secret',
    class: 'critical',
    env: 'TWILIO_API_KEY_SECRET',
    revoke: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
    docs: 'https://www.twilio.com/docs/iam/api-keys',
    pairedWith: 'twilio/api-key-sid',
    shape: base62(32),
    context: [
      'twilio_api_key_secret',
      'twilio-api-key-secret',
      'twilioapikeysecret',
      'twilio_api_secret',
      'twilio-api-secret',
      'twilioapisecret',
      'twilio_secret',
      'twilio-secret',
      'twiliosecret',
    ],
    misses: [`TWILIO_API_KEY_SECRET=${'x'.repeat(32)}`, `TWILIO_API_KEY_SECRET=${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'twilio/auth-token',
    title: 'Twilio auth token',
    class: 'critical',
    env: 'TWILIO_AUTH_TOKEN',
    revoke: 'https://console.twilio.com/',
    docs: 'https://www.twilio.com/docs/iam/api/authtoken',
    shape: hexLower(32),
    context: ['twilio'],
    misses: [
      `TWILIO_AUTH_TOKEN=${'0'.repeat(32)}`,
      `TWILIO_AUTH_TOKEN=${'3f9a1c7e'.repeat(2)}`,
      `TWILIO_ACCOUNT_SID=AC${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
];

export default rules;
