// Travis CI: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'travis/api-token',
    title: 'Travis CI API token',
    class: 'critical',
    env: 'TRAVIS_TOKEN',
    revoke: 'https://app.travis-ci.com/account/preferences',
    docs: 'https://developer.travis-ci.com/authentication',
    shape: base64url(22),
    context: ['travis'],
    misses: [`TRAVIS_TOKEN=${'x'.repeat(22)}`, `TRAVIS_TOKEN=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
