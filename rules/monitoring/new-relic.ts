// New Relic: user, license and insights keys, and the retired keys of the REST API and of administrators.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, base64url, hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'new-relic/user-api-key',
    title: 'New Relic user API key',
    class: 'sensitive',
    env: 'NEW_RELIC_API_KEY',
    revoke: 'https://one.newrelic.com/admin-portal/api-keys',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    shape: seq('NRAK-', base36Upper(27)),
    misses: [`NRAK-${'X'.repeat(27)}`, `NRAK-${'K3TZ9QPW'.repeat(2)}`],
  },
  {
    id: 'new-relic/license-key',
    title: 'New Relic license key',
    class: 'sensitive',
    env: 'NEW_RELIC_LICENSE_KEY',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    // 40 characters in all; those of a region begin with it.
    shape: oneOf(
      seq(hexLower(32), 'FFFFNRAL'),
      seq(hexLower(36), 'NRAL'),
      seq(oneOf('eu01xx', 'gov01x', 'us01xx'), hexLower(30), 'NRAL'),
    ),
    misses: [`${'0'.repeat(32)}FFFFNRAL`, `${'3f9a1c7e'.repeat(2)}FFFFNRAL`],
  },
  {
    id: 'new-relic/insert-key',
    title: 'New Relic insights insert key',
    class: 'sensitive',
    env: 'NEW_RELIC_INSERT_KEY',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    shape: seq('NRII-', oneOf(base64url(32), base64url(25))),
    misses: [`NRII-${'x'.repeat(32)}`, `NRII-${'k3Tz9QpW'.repeat(2)}`, 'NRJS-3f9a1c7e2b8d0546'],
  },
  {
    id: 'new-relic/query-key',
    title: 'New Relic insights query key',
    class: 'sensitive',
    env: 'NEW_RELIC_QUERY_KEY',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    shape: seq('NRIQ-', base64url(32)),
    misses: [`NRIQ-${'x'.repeat(32)}`, `NRIQ-${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'new-relic/admin-api-key',
    title: 'New Relic admin API key',
    class: 'sensitive',
    env: 'NEW_RELIC_ADMIN_KEY',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    shape: seq('NRAA-', hexLower(27)),
    misses: [`NRAA-${'0'.repeat(27)}`, `NRAA-${'3f9a1c7e'.repeat(2)}`],
  },
  {
    id: 'new-relic/rest-api-key',
    title: 'New Relic REST API key',
    class: 'sensitive',
    env: 'NEW_RELIC_REST_KEY',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    shape: seq('NRRA-', hexLower(42)),
    misses: [`NRRA-${'0'.repeat(42)}`, `NRRA-${'3f9a1c7e'.repeat(3)}`],
  },
];

export default rules;
