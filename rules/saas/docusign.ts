// DocuSign: secret keys of integrations.

import type { Rule } from '../../server/engine/rule';
import { uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'docusign/secret-key',
    title: 'DocuSign secret key',
    class: 'sensitive',
    env: 'DOCUSIGN_SECRET_KEY',
    docs: 'https://developers.docusign.com/platform/auth/',
    shape: uuid(),
    context: ['docusign'],
    misses: [
      'DOCUSIGN_SECRET_KEY=00000000-0000-0000-0000-000000000000',
      `DOCUSIGN_SECRET_KEY=${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
