// NVIDIA: keys of NGC and NIM.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'nvidia/api-key',
    title: 'NVIDIA API key',
    class: 'sensitive',
    env: 'NVIDIA_API_KEY',
    docs: 'https://docs.nvidia.com/nim/',
    shape: seq('nvapi-', base64url(64)),
    misses: [`nvapi-${'x'.repeat(64)}`, `nvapi-${'k3Tz9QpWv7Lm2XcH'.repeat(3)}`],
  },
  {
    id: 'nvidia/legacy-ngc-key',
    title: 'NVIDIA NGC key (old form)',
    class: 'sensitive',
    env: 'NGC_API_KEY',
    docs: 'https://docs.nvidia.com/ngc/',
    shape: base62(84),
    context: ['nvidia', 'ngc'],
    misses: [`NGC_API_KEY=${'x'.repeat(84)}`, `NGC_API_KEY=${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`],
  },
];

export default rules;
