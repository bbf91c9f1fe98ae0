// Frame.io: developer tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'frame-io/developer-token',
    title: 'Frame.io developer token',
    class: 'sensitive',
    env: 'FRAMEIO_TOKEN',
    docs: 'https://developer.frame.io/docs/getting-started/authentication',
    shape: seq('fio-u-', base64url(64)),
    misses: [`fio-u-${'x'.repeat(64)}`, `fio-u-${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
];

export default rules;
