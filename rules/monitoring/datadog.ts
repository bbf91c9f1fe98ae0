// Datadog: API and application keys. Client tokens are public.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'datadog/api-key',
    title: 'Datadog API key',
    class: 'sensitive',
    env: 'DD_API_KEY',
    revoke: 'https://app.datadoghq.com/organization-settings/api-keys',
    docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    pairedWith: 'datadog/application-key',
    shape: hexLower(32),
    context: ['datadog', 'dd_api', 'dd-api', 'ddapi'],
    misses: [
      `DD_API_KEY=${'0'.repeat(32)}`,
      `DD_API_KEY=${'3f9a1c7e'.repeat(2)}`,
      `DD_CLIENT_TOKEN=pub${'3f9a1c7e2b8d0546'.repeat(2)}`,
      `uses: DataDog/action@${'3f9a1c7e2b8d0546'.repeat(2)}3f9a1c7e`,
    ],
  },
  {
    id: 'datadog/application-key',
    title: 'Datadog application key',
    class: 'critical',
    env: 'DD_APP_KEY',
    revoke: 'https://app.datadoghq.com/organization-settings/application-keys',
    docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    pairedWith: 'datadog/api-key',
    shape: hexLower(40),
    context: ['datadog', 'dd_app', 'dd-app', 'ddapp'],
    misses: [
      `uses: DataDog/action@${'3f9a1c7e2b8d0546'.repeat(2)}3f9a1c7e`,
      `DD_APP_KEY=${'0'.repeat(40)}`,
      `DD_APP_KEY=${'3f9a1c7e2b8d0546'.repeat(2)}`,
    ],
  },
  {
    id: 'datadog/prefixed-application-key',
    title: 'Datadog application key (prefixed)',
    class: 'critical',
    env: 'DD_APP_KEY',
    docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    shape: seq('ddapp_', base62(34)),
    misses: [`ddapp_${'x'.repeat(34)}`, `ddapp_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
