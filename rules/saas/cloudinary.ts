// Cloudinary: API secrets, alone and in the environment URL.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, base64url, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cloudinary/url',
    title: 'Cloudinary environment URL',
    class: 'critical',
    env: 'CLOUDINARY_URL',
    revoke: 'https://console.cloudinary.com/settings/api-keys',
    docs: 'https://cloudinary.com/documentation/',
    shape: seq('cloudinary://', digits(15), ':', base64url(27), '@', base36Lower(3, 30)),
    misses: [
      `cloudinary://${'0'.repeat(15)}:${'x'.repeat(27)}@xxx`,
      `cloudinary://482139057648213:${'k3Tz9QpW'.repeat(2)}@k3t`,
    ],
  },
  {
    id: 'cloudinary/api-secret',
    title: 'Cloudinary API secret',
    class: 'critical',
    env: 'CLOUDINARY_API_SECRET',
    revoke: 'https://console.cloudinary.com/settings/api-keys',
    docs: 'https://cloudinary.com/documentation/',
    shape: base64url(27),
    context: ['cloudinary'],
    misses: [`CLOUDINARY_API_SECRET=${'x'.repeat(27)}`, `CLOUDINARY_API_SECRET=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
