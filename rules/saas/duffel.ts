// Duffel: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'duffel/live-access-token',
    title: 'Duffel live access token',
    class: 'critical',
    env: 'DUFFEL_ACCESS_TOKEN',
    docs: 'https://duffel.com/docs/api/overview/test-mode',
    shape: seq('duffel_live_', base64url(43)),
    misses: [`duffel_live_${'x'.repeat(43)}`, `duffel_live_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'duffel/test-access-token',
    title: 'Duffel test access token',
    class: 'internal',
    env: 'DUFFEL_ACCESS_TOKEN',
    docs: 'https://duffel.com/docs/api/overview/test-mode',
    shape: seq('duffel_test_', base64url(43)),
    misses: [`duffel_test_${'x'.repeat(43)}`, `duffel_test_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
