// Linear: API keys and OAuth tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'linear/api-key',
    title: 'Linear API key',
    class: 'critical',
    env: 'LINEAR_API_KEY',
    revoke: 'https://linear.app/settings/api',
    docs: 'https://linear.app/developers',
    shape: seq('lin_api_', base62(40)),
    misses: [`lin_api_${'x'.repeat(40)}`, `lin_api_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'linear/oauth-token',
    title: 'Linear OAuth access token',
    class: 'critical',
    env: 'LINEAR_ACCESS_TOKEN',
    docs: 'https://linear.app/developers/oauth-2-0-authentication',
    shape: seq('lin_oauth_', hexLower(64)),
    misses: [`lin_oauth_${'0'.repeat(64)}`, `lin_oauth_${'3f9a1c7e'.repeat(4)}`],
  },
];

export default rules;
