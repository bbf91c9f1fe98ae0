// JFrog Artifactory: API keys and tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

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
    context: [
      'jfrog_token',
      'jfrog-token',
      'jfrogtoken',
      'jfrog_api',
      'jfrog-api',
      'jfrogapi',
      'jfrog_access',
      'jfrog-access',
      'jfrogaccess',
      'artifactory_token',
      'artifactory-token',
      'artifactorytoken',
      'artifactory_api',
      'artifactory-api',
      'artifactoryapi',
      'artifactory_access',
      'artifactory-access',
      'artifactoryaccess',
      'artifactory_password',
      'artifactory-password',
      'artifactorypassword',
    ],
    misses: [
      `ARTIFACTORY_TOKEN=${'x'.repeat(64)}`,
      `ARTIFACTORY_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
      `artifactory_sha256: ${'3f9a1c7e2b8d0546'.repeat(3)}`,
    ],
  },
];

export default rules;
