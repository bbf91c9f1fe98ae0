// ImageKit: private keys.

import type { Rule } from '../../server/engine/rule';
import { base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'imagekit/private-key',
    title: 'ImageKit private key',
    class: 'sensitive',
    env: 'IMAGEKIT_PRIVATE_KEY',
    docs: 'https://imagekit.io/docs/api-keys',
    shape: seq('private_', base64(27), '='),
    context: ['imagekit'],
    misses: [
      `IMAGEKIT_PRIVATE_KEY=private_${'x'.repeat(27)}=`,
      `IMAGEKIT_PRIVATE_KEY=private_${'k3Tz9QpW'.repeat(2)}=`,
      `IMAGEKIT_PUBLIC_KEY=public_${'k3Tz9QpW'.repeat(3)}k3T=`,
    ],
  },
];

export default rules;
