// Customer.io: keys of the app and the tracking API.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'customer-io/api-key',
    title: 'Customer.io API key',
    class: 'sensitive',
    env: 'CUSTOMERIO_API_KEY',
    docs: 'https://docs.customer.io/accounts-and-workspaces/managing-credentials/',
    shape: hexLower(32),
    context: ['customerio', 'customer.io', 'customer_io', 'customer-io', 'cio'],
    misses: [`CUSTOMERIO_API_KEY=${'0'.repeat(32)}`, `CUSTOMERIO_API_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
