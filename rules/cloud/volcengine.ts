// Volcengine: access keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'volcengine/access-key-id',
    title: 'Volcengine access key ID',
    class: 'sensitive',
    env: 'VOLC_ACCESSKEY',
    docs: 'https://www.volcengine.com/docs/6291/65568',
    shape: seq('AKLT', base64url(43, 48)),
    context: ['volc', 'volcengine'],
    misses: [`VOLC_ACCESSKEY=AKLT${'x'.repeat(43)}`, `VOLC_ACCESSKEY=AKLT${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
