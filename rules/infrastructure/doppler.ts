// Doppler: personal, service and administration tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, chars, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The name of the environment may stand between.
  {
    id: 'doppler/service-token',
    title: 'Doppler service token',
    class: 'critical',
    env: 'DOPPLER_TOKEN',
    revoke: 'https://dashboard.doppler.com/',
    docs: 'https://docs.doppler.com/reference/auth-token-formats',
    shape: seq('dp.st.', oneOf('', seq(chars('-_0-9a-z', 2, 35), '.')), base62(40, 44)),
    misses: [`dp.st.prd.${'x'.repeat(40)}`, `dp.st.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'doppler/personal-token',
    title: 'Doppler personal token',
    class: 'critical',
    env: 'DOPPLER_TOKEN',
    revoke: 'https://dashboard.doppler.com/',
    docs: 'https://docs.doppler.com/reference/auth-token-formats',
    shape: seq('dp.pt.', base62(40, 44)),
    misses: [`dp.pt.${'x'.repeat(40)}`, `dp.pt.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'doppler/account-token',
    title: 'Doppler CLI, service account, SCIM or audit token',
    class: 'critical',
    env: 'DOPPLER_TOKEN',
    docs: 'https://docs.doppler.com/reference/auth-token-formats',
    shape: seq(oneOf('dp.ct.', 'dp.sa.', 'dp.scim.', 'dp.audit.'), base62(40, 44)),
    misses: [`dp.ct.${'x'.repeat(40)}`, `dp.ct.${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
