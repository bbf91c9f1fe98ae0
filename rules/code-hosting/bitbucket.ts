// Bitbucket: app passwords, access tokens and OAuth consumer secrets.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, base64url, chars, hexUpper, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'bitbucket/app-password',
    title: 'Bitbucket app password',
    class: 'critical',
    env: 'BITBUCKET_APP_PASSWORD',
    revoke: 'https://bitbucket.org/account/settings/app-passwords/',
    docs: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
    shape: seq('ATBB', base62(24), hexUpper(8)),
    misses: [`ATBB${'x'.repeat(24)}${'0'.repeat(8)}`, `ATBB${'k3Tz9QpW'.repeat(2)}3F9A1C7E`],
  },
  {
    id: 'bitbucket/access-token',
    title: 'Bitbucket repository, project or workspace access token',
    class: 'critical',
    env: 'BITBUCKET_TOKEN',
    docs: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/',
    shape: seq('ATCTT3xFfGN0', base64url(80, 800), '=', hexUpper(8)),
    misses: [`ATCTT3xFfGN0${'x'.repeat(80)}=${'0'.repeat(8)}`, `ATCTT3xFfGN0${'k3Tz9QpWv7Lm2XcH'.repeat(4)}=3F9A1C7E`],
  },
  {
    id: 'bitbucket/http-access-token',
    title: 'Bitbucket Data Center HTTP access token',
    class: 'sensitive',
    env: 'BITBUCKET_TOKEN',
    docs: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
    shape: seq('BBDC-', chars('MNO', 1), base64(43)),
    misses: [`BBDC-M${'x'.repeat(43)}`, `BBDC-M${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'bitbucket/oauth-consumer-secret',
    title: 'Bitbucket OAuth consumer secret',
    class: 'sensitive',
    env: 'BITBUCKET_CLIENT_SECRET',
    docs: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
    shape: base62(32),
    context: ['bitbucket'],
    misses: [`BITBUCKET_CLIENT_SECRET=${'x'.repeat(32)}`, `BITBUCKET_CLIENT_SECRET=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
