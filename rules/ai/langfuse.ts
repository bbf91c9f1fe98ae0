// Langfuse: secret keys.

import type { Rule } from '../../server/engine/rule';
import { seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'langfuse/secret-key',
    title: 'Langfuse secret key',
    class: 'sensitive',
    env: 'LANGFUSE_SECRET_KEY',
    docs: 'https://langfuse.com/docs/api',
    shape: seq('sk-lf-', uuid()),
    misses: [
      'sk-lf-00000000-0000-0000-0000-000000000000',
      `sk-lf-${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      'pk-lf-3f9a1c7e-2b8d-4546-8f9a-1c7e2b8d0546',
    ],
  },
];

export default rules;
