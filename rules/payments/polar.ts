// Polar: organization and personal tokens. The last six characters are a checksum of the 37 before them.

import type { Rule } from '../../server/engine/rule';
import { base62, crc32Base62, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'polar/organization-token',
    title: 'Polar organization access token',
    class: 'critical',
    env: 'POLAR_ACCESS_TOKEN',
    revoke: 'https://polar.sh/dashboard',
    docs: 'https://polar.sh/docs/integrate/oat',
    shape: seq('polar_oat_', base62(37), crc32Base62(6)),
    misses: [`polar_oat_${'x'.repeat(37)}xxxxxx`, `polar_oat_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}k3Tz9Q`],
  },
  {
    id: 'polar/token',
    title: 'Polar personal, OAuth or session token',
    class: 'sensitive',
    env: 'POLAR_ACCESS_TOKEN',
    docs: 'https://polar.sh/docs/integrate/authentication',
    shape: seq(
      'polar_',
      oneOf('pat', 'at_u', 'at_o', 'rt_u', 'rt_o', 'cs', 'crt', 'cst', 'us'),
      '_',
      base62(37),
      crc32Base62(6),
    ),
    misses: [`polar_pat_${'x'.repeat(37)}xxxxxx`, `polar_pat_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}k3Tz9Q`],
  },
];

export default rules;
