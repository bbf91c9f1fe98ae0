// StackHawk: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'stackhawk/api-key',
    title: 'StackHawk API key',
    class: 'sensitive',
    env: 'HAWK_API_KEY',
    docs: 'https://docs.stackhawk.com/',
    shape: seq('hawk.', base64url(20), '.', base64url(20)),
    misses: [
      `hawk.${'x'.repeat(20)}.${'x'.repeat(20)}`,
      `hawk.${'k3Tz9QpW'.repeat(2)}.${'k3Tz9QpW'.repeat(2)}`,
      'hawk.client.header',
    ],
  },
];

export default rules;
