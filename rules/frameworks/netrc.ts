// netrc: the password of a machine, as ftp, curl and git read it.

import type { Rule } from '../../server/engine/rule';
import { chars, secret, seq } from '../../server/engine/shape/grammar';

/** Entries stand on one line or on several. */
const gap = chars(' \\t\\r\\n', 1, 12);
const host = seq(chars('-0-9A-Za-z', 1, 40), '.', chars('-.0-9A-Za-z', 2, 60));

const rules: readonly Rule[] = [
  {
    id: 'netrc/password',
    title: 'Password in a netrc file',
    class: 'sensitive',
    env: 'NETRC_PASSWORD',
    docs: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    shape: seq(
      'machine',
      gap,
      host,
      gap,
      'login',
      gap,
      chars('-+.@_0-9A-Za-z', 1, 60),
      gap,
      'password',
      gap,
      secret(chars('-!#$%&*+./:=?@^_~0-9A-Za-z', 8, 80)),
    ),
    misses: [
      `machine xx.xx login x password ${'x'.repeat(8)}`,
      'machine git.acme.test login deploy password ${GIT_PASSWORD}',
      'machine learning needs a login, then the password',
    ],
  },
];

export default rules;
