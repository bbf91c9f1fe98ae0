// MaxMind: license keys.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'maxmind/license-key',
    title: 'MaxMind license key',
    class: 'internal',
    env: 'MAXMIND_LICENSE_KEY',
    revoke: 'https://howtorotate.com/docs/tutorials/maxmind/',
    docs: 'https://support.maxmind.com/hc/en-us/articles/4407111582235',
    shape: seq(base62(6), '_', base62(29), '_mmk'),
    misses: [`xxxxxx_${'x'.repeat(29)}_mmk`, `k3Tz9Q_${'k3Tz9QpW'.repeat(2)}_mmk`],
  },
];

export default rules;
