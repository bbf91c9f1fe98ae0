// Tines: webhook addresses.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, chars, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'tines/webhook-url',
    title: 'Tines webhook',
    class: 'sensitive',
    env: 'TINES_WEBHOOK_URL',
    docs: 'https://www.tines.com/docs/actions/types/webhook/',
    shape: seq('https://', chars('-0-9a-z', 3, 40), '.tines.com/webhook/', base36Lower(32), '/', base36Lower(32)),
    misses: [
      `https://xxx.tines.com/webhook/${'x'.repeat(32)}/${'x'.repeat(32)}`,
      `https://acme.tines.com/webhook/${'k3tz9qpw'.repeat(3)}/${'k3tz9qpw'.repeat(3)}`,
      'https://acme.tines.com/webhook/your-path/your-secret',
    ],
  },
];

export default rules;
