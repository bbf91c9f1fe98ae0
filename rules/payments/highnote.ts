// Highnote: secret keys.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Keys of WorkOS begin alike (base64 of `key_`), so the name is needed.
  {
    id: 'highnote/secret-key',
    title: 'Highnote secret key',
    class: 'critical',
    env: 'HIGHNOTE_API_KEY',
    docs: 'https://highnote.com/docs',
    shape: seq('sk_live_a2V5Xz', base64(69), chars('=', 0, 2)),
    context: ['highnote'],
    misses: [`HIGHNOTE_API_KEY=sk_live_a2V5Xz${'x'.repeat(69)}`, 'HIGHNOTE_API_KEY=sk_live_your-key-here'],
  },
];

export default rules;
