// Hetzner Cloud: API tokens.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'hetzner/cloud-api-token',
    title: 'Hetzner Cloud API token',
    class: 'critical',
    env: 'HCLOUD_TOKEN',
    docs: 'https://docs.hetzner.cloud/',
    shape: base62(64),
    context: ['hetzner', 'hcloud'],
    misses: [
      `HCLOUD_TOKEN=${'x'.repeat(64)}`,
      `HCLOUD_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`,
      `hetzner image sha256: ${'3f9a1c7e2b8d0546'.repeat(3)}`,
    ],
  },
];

export default rules;
