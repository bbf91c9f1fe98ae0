// Coinbase: API keys of the developer platform and the secrets before them.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'coinbase/api-secret',
    title: 'Coinbase API secret',
    class: 'critical',
    env: 'COINBASE_API_SECRET',
    docs: 'https://docs.cdp.coinbase.com/',
    shape: base64url(64),
    context: [
      'coinbase_api_secret',
      'coinbase-api-secret',
      'coinbaseapisecret',
      'coinbase_secret',
      'coinbase-secret',
      'coinbasesecret',
      'coinbase_api_key',
      'coinbase-api-key',
      'coinbaseapikey',
      'coinbase_key',
      'coinbase-key',
      'coinbasekey',
    ],
    misses: [`COINBASE_API_SECRET=${'x'.repeat(64)}`, `COINBASE_API_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'coinbase/cdp-api-key',
    title: 'Coinbase CDP API key',
    class: 'critical',
    env: 'COINBASE_API_KEY',
    revoke: 'https://portal.cdp.coinbase.com/',
    docs: 'https://docs.cdp.coinbase.com/get-started/authentication/overview',
    shape: seq('organizations/', uuid(), '/apiKeys/', uuid()),
    misses: [
      'organizations/00000000-0000-0000-0000-000000000000/apiKeys/00000000-0000-0000-0000-000000000000',
      `organizations/${'3f9a1c7e-'.repeat(3)}3f9a1c7e/apiKeys/${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
