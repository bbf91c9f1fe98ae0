// Harness: personal and service account tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'harness/access-token',
    title: 'Harness access token',
    class: 'critical',
    env: 'HARNESS_API_KEY',
    docs: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys',
    shape: seq(oneOf('pat.', 'sat.'), base64url(22), '.', hexLower(24), '.', base62(20)),
    misses: [
      `pat.${'x'.repeat(22)}.${'0'.repeat(24)}.${'x'.repeat(20)}`,
      `pat.k3Tz9QpWv7Lm2XcHk3Tz9Q.${'3f9a1c7e'.repeat(2)}.k3Tz9QpWv7Lm2XcHk3Tz`,
    ],
  },
];

export default rules;
