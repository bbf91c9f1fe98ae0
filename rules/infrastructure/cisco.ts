// Cisco IOS: passwords of type 7, which a fixed public string turns back into the clear.

import type { Rule } from '../../server/engine/rule';
import { digits, hexUpper, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cisco/type-7-password',
    title: 'Cisco IOS type 7 password',
    class: 'sensitive',
    env: 'CISCO_PASSWORD',
    docs: 'https://community.cisco.com/',
    shape: seq('password 7 ', secret(digits(2), hexUpper(6, 58))),
    misses: [`password 7 ${'0'.repeat(20)}`, 'password 7 0A1B', 'password 7 characters or longer'],
  },
];

export default rules;
