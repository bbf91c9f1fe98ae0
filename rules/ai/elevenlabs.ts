// ElevenLabs: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Stripe keys have a mode between `sk_` and the body, so the two never meet.
  {
    id: 'elevenlabs/api-key',
    title: 'ElevenLabs API key',
    class: 'sensitive',
    env: 'ELEVENLABS_API_KEY',
    revoke: 'https://howtorotate.com/docs/tutorials/elevenlabs/',
    docs: 'https://elevenlabs.io/docs/api-reference/authentication',
    shape: seq('sk_', hexLower(48)),
    misses: [`sk_${'0'.repeat(48)}`, `sk_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
  {
    id: 'elevenlabs/legacy-api-key',
    title: 'ElevenLabs API key (old form)',
    class: 'sensitive',
    env: 'ELEVENLABS_API_KEY',
    docs: 'https://elevenlabs.io/docs/api-reference/authentication',
    shape: hexLower(32),
    context: ['elevenlabs', 'eleven_labs', 'eleven-labs', 'xi-api-key', 'xi_api_key'],
    misses: [`ELEVENLABS_API_KEY=${'0'.repeat(32)}`, `ELEVENLABS_API_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
