// sshpass: passwords on its command line.

import type { Rule } from '../../server/engine/rule';
import { chars, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Common words repeat a letter and fall under the entropy asked for.
  {
    id: 'sshpass/password',
    title: 'Password of an sshpass command',
    class: 'sensitive',
    env: 'SSHPASS',
    docs: 'https://linux.die.net/man/1/sshpass',
    shape: seq(oneOf('sshpass -p', 'sshpass -p '), oneOf('', '"', "'"), secret(chars('!#%&(-;=?-[\\]-~', 8, 64))),
    misses: [
      'sshpass -p password ssh deploy@host',
      'sshpass -p "$SSH_PASSWORD" ssh deploy@host',
      `sshpass -p ${'x'.repeat(12)} ssh deploy@host`,
      'sshpass -e ssh deploy@host',
    ],
    minEntropy: 2.8,
  },
];

export default rules;
