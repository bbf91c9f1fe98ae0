// Inngest: signing keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'inngest/signing-key',
    title: 'Inngest signing key',
    class: 'sensitive',
    env: 'INNGEST_SIGNING_KEY',
    docs: 'https://www.inngest.com/docs/platform/signing-keys',
    shape: seq('signkey-', oneOf('prod', 'test', 'branch'), '-', hexLower(64)),
    misses: [
      `signkey-prod-${'0'.repeat(64)}`,
      `signkey-prod-${'3f9a1c7e2b8d0546'.repeat(3)}`,
      'signkey-test-your-signing-key',
    ],
  },
];

export default rules;
