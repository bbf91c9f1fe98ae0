// Hex.pm: keys of an organization, for packages of Elixir and Erlang.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'hex-pm/organization-key',
    title: 'Hex.pm organization key',
    class: 'sensitive',
    env: 'HEX_API_KEY',
    revoke: 'https://hex.pm/dashboard/keys',
    docs: 'https://hex.pm/docs/publish',
    shape: hexLower(32),
    context: [
      'hex.pm',
      'hex_pm',
      'hex-pm',
      'hexpm',
      'hex_api',
      'hex-api',
      'hexapi',
      'hex.organization',
      'hex_organization',
    ],
    misses: [`HEX_API_KEY=${'0'.repeat(32)}`, `HEX_API_KEY=${'3f9a1c7e2b8d0546'.repeat(1)}`],
  },
];

export default rules;
