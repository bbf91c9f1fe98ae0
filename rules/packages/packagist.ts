// Private Packagist: OAuth and API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'packagist/token',
    title: 'Private Packagist token',
    class: 'sensitive',
    env: 'PACKAGIST_TOKEN',
    docs: 'https://packagist.com/docs',
    shape: seq('packagist_', oneOf('oat', 'ort', 'uut', 'uot'), '_', hexLower(68)),
    misses: [`packagist_oat_${'0'.repeat(68)}`, `packagist_uut_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
