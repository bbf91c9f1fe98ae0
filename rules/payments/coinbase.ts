// Coinbase: API secrets.

import type { Rule } from '../../server/engine/rule';
import { base64url } from '../../server/engine/shape/grammar';

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
    ],
    misses: [`COINBASE_API_SECRET=${'x'.repeat(64)}`, `COINBASE_API_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
