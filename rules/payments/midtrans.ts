// Midtrans: server keys of production and of the sandbox.

import type { Rule } from '../../server/engine/rule';
import { base64url, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // The MID servers of ServiceNow are written alike.
  {
    id: 'midtrans/server-key',
    title: 'Midtrans server key',
    class: 'critical',
    env: 'MIDTRANS_SERVER_KEY',
    docs: 'https://docs.midtrans.com/docs/access-keys',
    shape: seq('Mid-server-', base64url(10, 24)),
    context: ['midtrans'],
    misses: [`MIDTRANS_SERVER_KEY=Mid-server-${'x'.repeat(24)}`, 'MIDTRANS_SERVER_KEY=Mid-server-k3Tz9Qp'],
  },
  // With its own context it outranks the production key, whose form it holds.
  {
    id: 'midtrans/sandbox-server-key',
    title: 'Midtrans sandbox server key',
    class: 'internal',
    env: 'MIDTRANS_SERVER_KEY',
    docs: 'https://docs.midtrans.com/docs/access-keys',
    shape: seq('SB-Mid-server-', base64url(10, 24)),
    context: ['midtrans'],
    misses: [`MIDTRANS_SERVER_KEY=SB-Mid-server-${'x'.repeat(24)}`, 'MIDTRANS_SERVER_KEY=SB-Mid-server-k3Tz9Qp'],
  },
];

export default rules;
