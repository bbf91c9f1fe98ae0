// OpenAI: keys of projects, service accounts, users and administrators, and short-lived ones for clients.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

/** Two random parts around the base64 text of `OpenAI`; both have the same length, which grew over the years. */
const around = (length: number) => seq(base64url(length), 'T3BlbkFJ', base64url(length));
const body = oneOf(around(74), around(58), around(20));

const rules: readonly Rule[] = [
  {
    id: 'openai/project-api-key',
    title: 'OpenAI project API key',
    class: 'critical',
    env: 'OPENAI_API_KEY',
    revoke: 'https://platform.openai.com/api-keys',
    docs: 'https://platform.openai.com/docs/api-reference/project-api-keys',
    shape: seq('sk-proj-', body),
    misses: ['sk-proj-your-key-here', `sk-proj-${'x'.repeat(156)}`, `sk-proj-${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'openai/service-account-api-key',
    title: 'OpenAI service account API key',
    class: 'critical',
    env: 'OPENAI_API_KEY',
    revoke: 'https://platform.openai.com/api-keys',
    docs: 'https://platform.openai.com/docs/api-reference/project-service-accounts',
    shape: seq('sk-svcacct-', body),
    misses: [`sk-svcacct-${'x'.repeat(156)}`, `sk-svcacct-${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'openai/admin-api-key',
    title: 'OpenAI admin API key',
    class: 'critical',
    env: 'OPENAI_ADMIN_KEY',
    revoke: 'https://platform.openai.com/settings/organization/admin-keys',
    docs: 'https://platform.openai.com/docs/api-reference/admin-api-keys',
    shape: seq('sk-admin-', body),
    misses: [`sk-admin-${'x'.repeat(124)}`, `sk-admin-${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'openai/api-key',
    title: 'OpenAI API key',
    class: 'critical',
    env: 'OPENAI_API_KEY',
    revoke: 'https://platform.openai.com/api-keys',
    docs: 'https://platform.openai.com/docs/api-reference/authentication',
    shape: seq('sk-', base62(20), 'T3BlbkFJ', base62(20)),
    misses: [
      `sk-${'x'.repeat(20)}T3BlbkFJ${'x'.repeat(20)}`,
      `sk-${'k3Tz9QpW'.repeat(2)}T3BlbkFJk3Tz9QpWv7Lm2XcHk3Tz`,
      'sk-...',
    ],
  },
  // DeepSeek, Stability AI, proxies and gateways: those that speak OpenAI's protocol write their keys as it did.
  {
    id: 'openai/compatible-api-key',
    title: 'API key of a service that is compatible with OpenAI',
    class: 'sensitive',
    env: 'OPENAI_API_KEY',
    docs: 'https://platform.openai.com/docs/api-reference/authentication',
    shape: seq('sk-', oneOf(hexLower(32), base62(48))),
    misses: [`sk-${'0'.repeat(32)}`, `sk-${'x'.repeat(48)}`, `sk-${'3f9a1c7e'.repeat(3)}`],
  },
  {
    id: 'openai/realtime-client-secret',
    title: 'OpenAI realtime client secret',
    class: 'internal',
    env: 'OPENAI_CLIENT_SECRET',
    docs: 'https://platform.openai.com/docs/api-reference/realtime-sessions',
    shape: seq('ek_', hexLower(32)),
    misses: [`ek_${'0'.repeat(32)}`, `ek_${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
