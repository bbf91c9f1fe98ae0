// Deepgram: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'deepgram/api-key',
    title: 'Deepgram API key',
    class: 'sensitive',
    env: 'DEEPGRAM_API_KEY',
    docs: 'https://developers.deepgram.com/docs/create-additional-api-keys',
    shape: hexLower(40),
    context: ['deepgram'],
    misses: [`DEEPGRAM_API_KEY=${'0'.repeat(40)}`, `DEEPGRAM_API_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
