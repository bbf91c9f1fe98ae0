// Salesforce: session and refresh tokens, and the consumer keys and secrets of connected apps.

import type { Rule } from '../../server/engine/rule';
import { base62, chars, hexUpper, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'salesforce/access-token',
    title: 'Salesforce access token',
    class: 'critical',
    env: 'SALESFORCE_ACCESS_TOKEN',
    docs: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm',
    shape: seq('00D', base62(12), '!', chars('._0-9A-Za-z', 96, 200)),
    misses: [`00D${'x'.repeat(12)}!${'x'.repeat(96)}`, `00Dk3Tz9QpWv7Lm!${'x'.repeat(96)}`],
  },
  {
    id: 'salesforce/refresh-token',
    title: 'Salesforce OAuth refresh token',
    class: 'critical',
    env: 'SALESFORCE_REFRESH_TOKEN',
    docs: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_tokens_scopes.htm',
    shape: seq('5Aep861', chars('._0-9A-Za-z', 80)),
    misses: [`5Aep861${'x'.repeat(80)}`, `5Aep861${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'salesforce/consumer-key',
    title: 'Salesforce consumer key',
    class: 'internal',
    env: 'SALESFORCE_CLIENT_ID',
    docs: 'https://help.salesforce.com/',
    pairedWith: 'salesforce/consumer-secret',
    shape: seq('3MVG9', chars('._0-9A-Za-z', 80)),
    misses: [`3MVG9${'x'.repeat(80)}`, `3MVG9${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'salesforce/consumer-secret',
    title: 'Salesforce consumer secret',
    class: 'critical',
    env: 'SALESFORCE_CLIENT_SECRET',
    docs: 'https://help.salesforce.com/',
    pairedWith: 'salesforce/consumer-key',
    shape: hexUpper(64),
    context: ['salesforce'],
    misses: [`SALESFORCE_CLIENT_SECRET=${'0'.repeat(64)}`, `SALESFORCE_CLIENT_SECRET=${'3F9A1C7E2B8D0546'.repeat(3)}`],
  },
];

export default rules;
