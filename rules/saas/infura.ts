// Infura: project secrets, and the keys that stand in the address of an endpoint.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'infura/project-secret',
    title: 'Infura project secret',
    class: 'sensitive',
    env: 'INFURA_API_KEY',
    docs: 'https://docs.metamask.io/services/',
    shape: hexLower(32),
    context: ['infura'],
    misses: [`INFURA_API_KEY=${'0'.repeat(32)}`, `INFURA_API_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
  {
    id: 'infura/endpoint-key',
    title: 'Infura API key in an endpoint',
    class: 'sensitive',
    env: 'INFURA_API_KEY',
    docs: 'https://docs.metamask.io/services/',
    shape: seq(oneOf('.infura.io/v3/', '.infura.io/ws/v3/'), secret(hexLower(32))),
    misses: [`.infura.io/v3/${'0'.repeat(32)}`, `.infura.io/ws/v3/${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
