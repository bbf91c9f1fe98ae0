// Gradle: passwords of repositories and of signing keys, written without `=`.

import type { Rule } from '../../server/engine/rule';
import { chars, oneOf, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'gradle/password',
    title: 'Gradle repository or signing password',
    class: 'sensitive',
    env: 'GRADLE_SIGNING_PASSWORD',
    docs: 'https://docs.gradle.org/current/userguide/publishing_maven.html',
    shape: seq(
      oneOf('password', 'storePassword', 'keyPassword'),
      ' ',
      oneOf(seq("'", secret(chars('!#-&(-~', 8, 40)), "'"), seq('"', secret(chars('!#-&(-~', 8, 40)), '"')),
    ),
    context: ['credentials', 'signing', 'storepassword', 'keypassword', 'gradle'],
    misses: [
      `signing: storePassword '${'x'.repeat(8)}'`,
      'credentials { password "$repositoryPassword" }',
      "signingConfigs: keyPassword 'changeit'",
    ],
  },
];

export default rules;
