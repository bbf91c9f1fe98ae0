// Duo: secret keys of applications.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'duo/secret-key',
    title: 'Duo secret key',
    class: 'critical',
    env: 'DUO_SKEY',
    docs: 'https://duo.com/docs/adminapi',
    shape: base62(40),
    context: ['duo', 'skey', 'duosecurity'],
    misses: [`DUO_SKEY=${'x'.repeat(40)}`, `DUO_SKEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`, 'DUO_IKEY=DIK3TZ7QPW4LM2XCHAK3'],
  },
];

export default rules;
