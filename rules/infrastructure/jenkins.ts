// Jenkins: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'jenkins/api-token',
    title: 'Jenkins API token',
    class: 'sensitive',
    env: 'JENKINS_API_TOKEN',
    docs: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
    shape: seq('11', hexLower(32)),
    context: ['jenkins'],
    misses: [`JENKINS_API_TOKEN=11${'0'.repeat(32)}`, `JENKINS_API_TOKEN=11${'3f9a1c7e2b8d0546'.repeat(1)}`],
  },
];

export default rules;
