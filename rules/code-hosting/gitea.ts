// Gitea and Forgejo: access tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'gitea/access-token',
    title: 'Gitea access token',
    class: 'sensitive',
    env: 'GITEA_TOKEN',
    docs: 'https://docs.gitea.com/development/api-usage',
    shape: hexLower(40),
    context: ['gitea', 'forgejo'],
    misses: [
      `GITEA_TOKEN=${'0'.repeat(40)}`,
      `GITEA_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`,
      `gitea commit ${'3f9a1c7e2b8d0546'.repeat(2)}3f9a1c7e`,
    ],
  },
];

export default rules;
