// npm: access tokens of the registry, old and new form.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, chars, crc32Base62, secret, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'npm/access-token',
    title: 'npm access token',
    class: 'critical',
    env: 'NPM_TOKEN',
    docs: 'https://github.blog/security/announcing-npms-new-access-token-format/',
    shape: seq('npm_', base62(30), crc32Base62(6)),
    misses: [`npm_${'x'.repeat(30)}xxxxxx`, `npm_${'k3Tz9QpW'.repeat(2)}k3Tz9Q`, 'npm_config_registry'],
  },
  {
    id: 'npm/legacy-auth-token',
    title: 'npm access token (old form)',
    class: 'critical',
    env: 'NPM_TOKEN',
    shape: uuid(),
    context: ['_authtoken', 'npm_token', 'npm-token', 'npmtoken', 'npm_auth', 'npmjs'],
    misses: [
      'NPM_TOKEN=00000000-0000-0000-0000-000000000000',
      `NPM_TOKEN=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
      '//registry.npmjs.org/:_authToken=${NPM_TOKEN}',
    ],
  },
  {
    id: 'npm/basic-auth',
    title: 'npm registry user and password',
    class: 'sensitive',
    env: 'NPM_AUTH',
    shape: seq('_auth=', secret(base64(16, 200), chars('=', 0, 2))),
    misses: [`_auth=${'x'.repeat(16)}`, '//registry.example.com/:_auth=${NPM_AUTH}'],
  },
];

export default rules;
