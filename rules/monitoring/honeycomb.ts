// Honeycomb: ingest, management and configuration keys.

import type { Rule } from '../../server/engine/rule';
import { alphaLower, base36Lower, base62, hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'honeycomb/ingest-key',
    title: 'Honeycomb ingest key',
    class: 'sensitive',
    env: 'HONEYCOMB_API_KEY',
    docs: 'https://docs.honeycomb.io/api/authentication',
    shape: seq('hc', alphaLower(1), oneOf('ik_', 'ic_'), base36Lower(58)),
    misses: [`hcxik_${'x'.repeat(58)}`, `hckik_${'k3tz9qpwv7lm2xch'.repeat(3)}`],
  },
  {
    id: 'honeycomb/management-key',
    title: 'Honeycomb management key',
    class: 'critical',
    env: 'HONEYCOMB_MANAGEMENT_KEY',
    docs: 'https://docs.honeycomb.io/api/authentication',
    shape: seq('hc', alphaLower(1), 'mk_', base36Lower(26), ':', base62(32)),
    misses: [`hcxmk_${'x'.repeat(26)}:${'x'.repeat(32)}`, `hckmk_k3tz9qpwv7lm2xchk3tz9qpwv7:${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'honeycomb/api-key',
    title: 'Honeycomb API key',
    class: 'sensitive',
    env: 'HONEYCOMB_API_KEY',
    docs: 'https://docs.honeycomb.io/api/authentication',
    shape: oneOf(base62(22), hexLower(32)),
    context: ['honeycomb'],
    misses: [`HONEYCOMB_API_KEY=${'x'.repeat(22)}`, `HONEYCOMB_API_KEY=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
