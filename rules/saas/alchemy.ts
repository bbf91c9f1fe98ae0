// Alchemy: API keys, and those that stand in the address of an endpoint.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'alchemy/api-key',
    title: 'Alchemy API key',
    class: 'sensitive',
    env: 'ALCHEMY_API_KEY',
    docs: 'https://www.alchemy.com/docs/',
    shape: seq('alcht_', base62(30)),
    misses: [`alcht_${'x'.repeat(30)}`, `alcht_${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'alchemy/endpoint-key',
    title: 'Alchemy API key in an endpoint',
    class: 'sensitive',
    env: 'ALCHEMY_API_KEY',
    docs: 'https://www.alchemy.com/docs/',
    shape: seq(oneOf('.alchemyapi.io/v2/', '.g.alchemy.com/v2/'), secret(base64url(32))),
    misses: [`.alchemyapi.io/v2/${'x'.repeat(32)}`, `.g.alchemy.com/v2/${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
