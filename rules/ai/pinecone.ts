// Pinecone: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'pinecone/api-key',
    title: 'Pinecone API key',
    class: 'sensitive',
    env: 'PINECONE_API_KEY',
    revoke: 'https://app.pinecone.io/',
    docs: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    shape: seq('pcsk_', base62(5, 6), '_', base62(63)),
    misses: [`pcsk_xxxxx_${'x'.repeat(63)}`, `pcsk_k3Tz9_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'pinecone/legacy-api-key',
    title: 'Pinecone API key (old form)',
    class: 'sensitive',
    env: 'PINECONE_API_KEY',
    docs: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    shape: uuid(),
    context: ['pinecone'],
    misses: [
      'PINECONE_API_KEY=00000000-0000-0000-0000-000000000000',
      `PINECONE_API_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
