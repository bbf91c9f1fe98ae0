// GoCardless: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'gocardless/live-access-token',
    title: 'GoCardless live access token',
    class: 'critical',
    env: 'GC_ACCESS_TOKEN',
    docs: 'https://developer.gocardless.com/api-reference/',
    shape: seq('live_', base64url(40)),
    context: ['gocardless', 'gc_access'],
    misses: [`GC_ACCESS_TOKEN=live_${'x'.repeat(40)}`, `GC_ACCESS_TOKEN=live_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'gocardless/sandbox-access-token',
    title: 'GoCardless sandbox access token',
    class: 'internal',
    env: 'GC_ACCESS_TOKEN',
    docs: 'https://developer.gocardless.com/api-reference/',
    shape: seq('sandbox_', base64url(40)),
    context: ['gocardless', 'gc_access'],
    misses: [`GC_ACCESS_TOKEN=sandbox_${'x'.repeat(40)}`, `GC_ACCESS_TOKEN=sandbox_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
