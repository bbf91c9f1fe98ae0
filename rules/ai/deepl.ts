// DeepL: API keys.

import type { Rule } from '../../server/engine/rule';
import { optional, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // `deepl` alone begins ordinary words such as `deeplink`. Keys of the free plan end in `:fx`.
  {
    id: 'deepl/api-key',
    title: 'DeepL API key',
    class: 'internal',
    env: 'DEEPL_AUTH_KEY',
    docs: 'https://developers.deepl.com/docs/getting-started/auth',
    shape: seq(uuid(), optional(':fx')),
    context: [
      'deepl_',
      'deepl-',
      'deepl.',
      'deepl:',
      'deepl ',
      "deepl'",
      'deepl"',
      'deeplapi',
      'deeplauth',
      'deeplkey',
    ],
    misses: [
      'DEEPL_AUTH_KEY=00000000-0000-0000-0000-000000000000:fx',
      `DEEPL_AUTH_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e:fx`,
      'deeplink: 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
    ],
  },
];

export default rules;
