// VK: access tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'vk/access-token',
    title: 'VK access token',
    class: 'sensitive',
    env: 'VK_ACCESS_TOKEN',
    docs: 'https://dev.vk.com/en/api/access-token/getting-started',
    shape: seq('vk1.a.', base64url(100, 220)),
    misses: [`vk1.a.${'x'.repeat(100)}`, `vk1.a.${'k3Tz9QpWv7Lm2XcH'.repeat(6)}`],
  },
];

export default rules;
