// Maven: server passwords in settings.xml.

import type { Rule } from '../../server/engine/rule';
import { chars, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // A value in braces is encrypted by Maven; one in `${}` is a reference.
  {
    id: 'maven/server-password',
    title: 'Maven server password',
    class: 'sensitive',
    env: 'MAVEN_PASSWORD',
    docs: 'https://maven.apache.org/settings.html',
    shape: seq('<password>', secret(chars('-!#*+./:=?@^_~0-9A-Za-z', 8, 60)), '</password>'),
    misses: [
      `<password>${'x'.repeat(8)}</password>`,
      '<password>{COQLCE6DU6GtcS5P=}</password>',
      '<password>${env.MAVEN_PASSWORD}</password>',
    ],
  },
];

export default rules;
