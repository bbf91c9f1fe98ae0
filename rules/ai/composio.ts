// Composio: API keys. Two letters are no telling prefix, so the name must say whose they are.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'composio/api-key',
    title: 'Composio API key',
    class: 'sensitive',
    env: 'COMPOSIO_API_KEY',
    docs: 'https://docs.composio.dev/',
    shape: seq('ak_', base64url(20)),
    context: ['composio'],
    misses: [`COMPOSIO_API_KEY=ak_${'x'.repeat(20)}`, `COMPOSIO_API_KEY=ak_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
