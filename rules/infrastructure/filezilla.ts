// FileZilla: passwords of saved sites.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'filezilla/site-password',
    title: 'FileZilla saved site password',
    class: 'sensitive',
    env: 'FTP_PASSWORD',
    docs: 'https://wiki.filezilla-project.org/',
    shape: seq('<Pass encoding="base64">', secret(base64(8, 100), chars('=', 0, 2)), '</Pass>'),
    misses: [
      `<Pass encoding="base64">${'x'.repeat(8)}</Pass>`,
      '<Pass encoding="base64"></Pass>',
      '<Pass encoding="crypt">k3Tz9QpWv7Lm</Pass>',
    ],
  },
];

export default rules;
