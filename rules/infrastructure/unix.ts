// Unix: password hashes of accounts. Those of bcrypt are of web applications, mostly.

import type { Rule } from '../../server/engine/rule';
import { chars, digits, oneOf, optional, secret, seq } from '../../server/engine/shape/grammar';

/** Salt or digest in the alphabet of crypt(5). */
const crypt = (min: number, max: number = min) => chars('./0-9A-Za-z', min, max);
const rounds = optional(seq('rounds=', digits(4, 9), '$'));

const rules: readonly Rule[] = [
  {
    id: 'unix/password-hash',
    title: 'Unix password hash',
    class: 'sensitive',
    env: 'PASSWORD_HASH',
    docs: 'https://man7.org/linux/man-pages/man5/crypt.5.html',
    shape: oneOf(
      seq('$1$', crypt(8), '$', crypt(22)),
      seq('$5$', rounds, crypt(8, 16), '$', crypt(43)),
      seq('$6$', rounds, crypt(8, 16), '$', crypt(86)),
    ),
    misses: [`$1$${'x'.repeat(8)}$${'x'.repeat(22)}`, `$6$k3Tz9QpW$${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`, '$1$2$3'],
  },
  // The head looks like a reference to a variable `$y`, so it is no part of what is reported.
  {
    id: 'unix/yescrypt-hash',
    title: 'Unix password hash (yescrypt)',
    class: 'sensitive',
    env: 'PASSWORD_HASH',
    docs: 'https://man7.org/linux/man-pages/man5/crypt.5.html',
    shape: seq('$y$j9T$', secret(crypt(10, 30), '$', crypt(43))),
    misses: [`$y$j9T$${'x'.repeat(10)}$${'x'.repeat(43)}`, `$y$j9T$k3Tz9QpWv7$${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
