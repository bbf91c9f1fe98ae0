// WorkOS: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64, chars, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The head is base64 of `key_`, by which it differs from keys of Stripe.
  {
    id: 'workos/api-key',
    title: 'WorkOS API key',
    class: 'critical',
    env: 'WORKOS_API_KEY',
    docs: 'https://workos.com/docs/reference/api-keys',
    shape: seq(oneOf('sk_live_a2V5Xz', 'sk_test_a2V5Xz'), base64(69), chars('=', 0, 2)),
    misses: [`sk_live_a2V5Xz${'x'.repeat(69)}`, 'WORKOS_CLIENT_ID=client_01K3TZ7QPW4LM2XCHAK3TZ7QPW'],
  },
];

export default rules;
