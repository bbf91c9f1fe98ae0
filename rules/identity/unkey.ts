// Unkey: root keys.

import type { Rule } from '../../server/engine/rule';
import { base58, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'unkey/root-key',
    title: 'Unkey root key',
    class: 'critical',
    env: 'UNKEY_ROOT_KEY',
    docs: 'https://www.unkey.com/docs/security/root-keys',
    shape: seq('unkey_', base58(21, 24)),
    misses: [`unkey_${'x'.repeat(21)}`, 'unkey_k3Tz9QpWv7Lm2XcH'],
  },
];

export default rules;
