// RubyGems: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'rubygems/api-key',
    title: 'RubyGems API key',
    class: 'critical',
    env: 'GEM_HOST_API_KEY',
    revoke: 'https://rubygems.org/profile/api_keys',
    docs: 'https://guides.rubygems.org/api-key-scopes/',
    shape: seq('rubygems_', hexLower(48)),
    misses: [`rubygems_${'0'.repeat(48)}`, `rubygems_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
