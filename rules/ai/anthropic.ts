// Anthropic: API and admin keys, OAuth tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'anthropic/api-key',
    title: 'Anthropic API key',
    class: 'critical',
    env: 'ANTHROPIC_API_KEY',
    revoke: 'https://platform.claude.com/settings/keys',
    docs: 'https://platform.claude.com/docs/en/api/overview',
    shape: seq('sk-ant-api', digits(2, 3), '-', base64url(90, 110)),
    misses: [
      `sk-ant-api03-${'x'.repeat(93)}AA`,
      `sk-ant-api03-${'k3Tz9QpWv7Lm2XcH'.repeat(5)}AA`,
      'sk-ant-api03-your-key-here',
    ],
  },
  {
    id: 'anthropic/admin-api-key',
    title: 'Anthropic admin API key',
    class: 'critical',
    env: 'ANTHROPIC_ADMIN_KEY',
    revoke: 'https://platform.claude.com/settings/admin-keys',
    docs: 'https://platform.claude.com/docs/en/api/admin-api',
    shape: seq('sk-ant-admin', digits(2, 3), '-', base64url(90, 110)),
    misses: [`sk-ant-admin01-${'x'.repeat(93)}AA`, `sk-ant-admin01-${'k3Tz9QpWv7Lm2XcH'.repeat(5)}AA`],
  },
  {
    id: 'anthropic/oauth-token',
    title: 'Anthropic OAuth access token',
    class: 'sensitive',
    env: 'CLAUDE_CODE_OAUTH_TOKEN',
    docs: 'https://docs.claude.com/en/docs/claude-code/iam',
    shape: seq('sk-ant-oat01-', base64url(40, 220)),
    misses: [`sk-ant-oat01-${'x'.repeat(40)}`, `sk-ant-oat01-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
