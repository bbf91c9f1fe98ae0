// X, once Twitter: consumer secrets, access and bearer tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, chars, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'twitter/access-token',
    title: 'X access token',
    class: 'sensitive',
    env: 'TWITTER_ACCESS_TOKEN',
    docs: 'https://docs.x.com/resources/fundamentals/authentication/oauth-1-0a/api-key-and-secret',
    shape: seq(digits(15, 20), '-', base62(40)),
    context: ['twitter', 'access_token', 'accesstoken', 'access-token'],
    misses: [
      `TWITTER_ACCESS_TOKEN=${'0'.repeat(15)}-${'x'.repeat(40)}`,
      `TWITTER_ACCESS_TOKEN=482139057648213-${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
    ],
  },
  {
    id: 'twitter/consumer-secret',
    title: 'X consumer secret',
    class: 'sensitive',
    env: 'TWITTER_API_SECRET',
    docs: 'https://docs.x.com/resources/fundamentals/authentication/oauth-1-0a/api-key-and-secret',
    shape: base62(50),
    context: ['twitter', 'consumer_secret', 'consumersecret', 'consumer-secret'],
    misses: [`TWITTER_API_SECRET=${'x'.repeat(50)}`, `TWITTER_API_SECRET=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'twitter/bearer-token',
    title: 'X app-only bearer token',
    class: 'sensitive',
    env: 'TWITTER_BEARER_TOKEN',
    revoke: 'https://developer.x.com/en/portal/dashboard',
    docs: 'https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/application-only',
    shape: seq('AAAAAAAAAAAAAAAAAAAAA', chars('%0-9A-Za-z', 80, 120)),
    misses: [`${'A'.repeat(101)}`, `AAAAAAAAAAAAAAAAAAAAA${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
