// Proof (formerly Notarize): API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // Programs name pseudorandom functions so, and the bare word stands in any of them.
  {
    id: 'proof/api-key',
    title: 'Proof API key',
    class: 'critical',
    env: 'PROOF_API_KEY',
    docs: 'https://dev.proof.com/',
    shape: seq(oneOf('prf_test_', 'prf_cli_', 'prf_'), base64url(20, 80)),
    context: ['proof_api', 'proof-api', 'proofapi', 'proof_key', 'proof_token', 'proof.com', 'notarize'],
    misses: [`PROOF_API_KEY=prf_${'x'.repeat(40)}`, 'PROOF_API_KEY=prf_k3Tz9QpWv7Lm'],
  },
];

export default rules;
