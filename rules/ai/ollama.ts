// Ollama: keys of the hosted service.

import type { Rule } from '../../server/engine/rule';
import { base64url, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'ollama/api-key',
    title: 'Ollama API key',
    class: 'sensitive',
    env: 'OLLAMA_API_KEY',
    docs: 'https://docs.ollama.com/api/authentication',
    shape: seq(hexLower(32), '.', base64url(24)),
    context: ['ollama'],
    misses: [
      `OLLAMA_API_KEY=${'0'.repeat(32)}.${'x'.repeat(24)}`,
      `OLLAMA_API_KEY=${'3f9a1c7e'.repeat(2)}.k3Tz9QpWv7Lm2XcHk3Tz9QpW`,
    ],
  },
];

export default rules;
