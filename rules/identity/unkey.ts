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
    misses: [`unkey_${'x'.repeat(21)}`, `unkey_${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
