// Fernet: symmetric keys, as Airflow uses them.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'fernet/key',
    title: 'Fernet key',
    class: 'critical',
    env: 'FERNET_KEY',
    docs: 'https://cryptography.io/en/latest/fernet/',
    shape: seq(base64url(43), '='),
    context: ['fernet'],
    misses: [`FERNET_KEY=${'x'.repeat(43)}=`, `FERNET_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}=`],
  },
];

export default rules;
