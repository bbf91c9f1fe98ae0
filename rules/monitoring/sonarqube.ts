// SonarQube and SonarCloud: analysis and user tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'sonarqube/user-token',
    title: 'SonarQube user token',
    class: 'sensitive',
    env: 'SONAR_TOKEN',
    revoke: 'https://sonarcloud.io/account/security',
    docs: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/',
    shape: seq('squ_', hexLower(40)),
    misses: [`squ_${'0'.repeat(40)}`, `squ_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
  {
    id: 'sonarqube/project-token',
    title: 'SonarQube project analysis token',
    class: 'sensitive',
    env: 'SONAR_TOKEN',
    docs: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/',
    shape: seq('sqp_', hexLower(40)),
    misses: [`sqp_${'0'.repeat(40)}`, `sqp_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
  {
    id: 'sonarqube/global-token',
    title: 'SonarQube global analysis token',
    class: 'sensitive',
    env: 'SONAR_TOKEN',
    docs: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/',
    shape: seq('sqa_', hexLower(40)),
    misses: [`sqa_${'0'.repeat(40)}`, `sqa_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
  {
    id: 'sonarqube/organization-token',
    title: 'SonarQube Cloud organization token',
    class: 'sensitive',
    env: 'SONAR_TOKEN',
    docs: 'https://docs.sonarsource.com/sonarqube-cloud/',
    shape: seq('sqco_', base62(59)),
    misses: [`sqco_${'x'.repeat(59)}`, `sqco_${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'sonarqube/token',
    title: 'SonarQube token (old form)',
    class: 'sensitive',
    env: 'SONAR_TOKEN',
    docs: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/',
    shape: hexLower(40),
    context: ['sonar', 'sonarqube', 'sonarcloud'],
    misses: [`SONAR_TOKEN=${'0'.repeat(40)}`, `SONAR_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
