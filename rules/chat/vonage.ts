// Vonage, once Nexmo: API secrets.

import type { Rule } from '../../server/engine/rule';
import { base62 } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'vonage/api-secret',
    title: 'Vonage API secret',
    class: 'sensitive',
    env: 'VONAGE_API_SECRET',
    docs: 'https://developer.vonage.com/en/account/secret-management',
    shape: base62(16),
    context: ['vonage', 'nexmo'],
    misses: [`VONAGE_API_SECRET=${'x'.repeat(16)}`, `VONAGE_API_SECRET=${'k3Tz'.repeat(3)}`],
  },
];

export default rules;
