// Segment: tokens of the public API.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'segment/public-api-token',
    title: 'Segment Public API token',
    class: 'critical',
    env: 'SEGMENT_TOKEN',
    revoke: 'https://app.segment.com/',
    docs: 'https://segment.com/docs/api/public-api/',
    shape: seq('sgp_', base62(64)),
    misses: [`sgp_${'x'.repeat(64)}`, `sgp_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
