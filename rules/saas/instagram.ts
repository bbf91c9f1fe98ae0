// Instagram: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'instagram/access-token',
    title: 'Instagram access token',
    class: 'sensitive',
    env: 'INSTAGRAM_ACCESS_TOKEN',
    docs: 'https://developers.facebook.com/docs/instagram-platform/',
    shape: seq(oneOf('IGQVJ', 'IGAA'), base64url(100, 250)),
    misses: [`IGQVJ${'x'.repeat(100)}`, `IGQVJ${'k3Tz9QpWv7Lm2XcH'.repeat(6)}`],
  },
];

export default rules;
