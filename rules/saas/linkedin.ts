// LinkedIn: client secrets, old and new form.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'linkedin/client-secret',
    title: 'LinkedIn client secret',
    class: 'sensitive',
    env: 'LINKEDIN_CLIENT_SECRET',
    docs: 'https://learn.microsoft.com/linkedin/shared/authentication/',
    shape: seq('WPL_AP1.', base62(16), '.', base64(6), '=='),
    misses: [`WPL_AP1.${'x'.repeat(16)}.xxxxxx==`, 'WPL_AP1.k3Tz9QpW.k3Tz9Q=='],
  },
  {
    id: 'linkedin/legacy-client-secret',
    title: 'LinkedIn client secret (old form)',
    class: 'sensitive',
    env: 'LINKEDIN_CLIENT_SECRET',
    docs: 'https://learn.microsoft.com/linkedin/shared/authentication/',
    shape: base62(16),
    context: ['linkedin'],
    misses: [
      `LINKEDIN_CLIENT_SECRET=${'x'.repeat(16)}`,
      'LINKEDIN_CLIENT_SECRET=k3Tz9QpW',
      'LINKEDIN_CLIENT_ID=k3tz9qpwv7lm2x',
    ],
  },
];

export default rules;
