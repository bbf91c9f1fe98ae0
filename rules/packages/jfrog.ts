// JFrog Artifactory: API keys, tokens and encrypted passwords.

import type { Rule } from '../../server/engine/rule';
import { base62, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'jfrog/api-key',
    title: 'JFrog Artifactory API key',
    class: 'critical',
    env: 'ARTIFACTORY_API_KEY',
    revoke: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/revoke-api-key',
    docs: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/user-profile',
    shape: seq('AKCp', base62(69)),
    misses: [`AKCp${'x'.repeat(69)}`, `AKCp${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
  {
    id: 'jfrog/reference-token',
    title: 'JFrog reference token',
    class: 'critical',
    env: 'ARTIFACTORY_TOKEN',
    docs: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
    shape: seq('cmVmdGtu', base62(56)),
    misses: [`cmVmdGtu${'x'.repeat(56)}`, `cmVmdGtu${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'jfrog/identity-token',
    title: 'JFrog identity token',
    class: 'sensitive',
    env: 'ARTIFACTORY_TOKEN',
    docs: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/user-profile',
    shape: base62(64),
    context: ['jfrog', 'artifactory', 'bintray'],
    misses: [
      `ARTIFACTORY_TOKEN=${'x'.repeat(64)}`,
      `ARTIFACTORY_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
      `artifactory_sha256: ${'3f9a1c7e2b8d0546'.repeat(3)}`,
    ],
  },
  {
    id: 'jfrog/encrypted-password',
    title: 'JFrog Artifactory encrypted password',
    class: 'sensitive',
    env: 'ARTIFACTORY_PASSWORD',
    docs: 'https://jfrog.com/help/r/jfrog-artifactory-documentation/centrally-secure-passwords',
    shape: seq('AP', chars('0-9A-F', 1), base62(16, 100)),
    context: ['artifactory', 'jfrog'],
    misses: [
      `ARTIFACTORY_PASSWORD=AP5${'x'.repeat(16)}`,
      `ARTIFACTORY_PASSWORD=AP5${'k3Tz'.repeat(2)}`,
      'artifactory: APACHEHTTPCLIENTFIVE',
    ],
  },
];

export default rules;
