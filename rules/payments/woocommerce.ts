// WooCommerce: consumer keys and secrets of the REST API.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'woocommerce/consumer-key',
    title: 'WooCommerce consumer key',
    class: 'sensitive',
    env: 'WOOCOMMERCE_CONSUMER_KEY',
    docs: 'https://woocommerce.github.io/woocommerce-rest-api-docs/',
    pairedWith: 'woocommerce/consumer-secret',
    shape: seq('ck_', hexLower(40)),
    misses: [`ck_${'0'.repeat(40)}`, `ck_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
  {
    id: 'woocommerce/consumer-secret',
    title: 'WooCommerce consumer secret',
    class: 'critical',
    env: 'WOOCOMMERCE_CONSUMER_SECRET',
    docs: 'https://woocommerce.github.io/woocommerce-rest-api-docs/',
    pairedWith: 'woocommerce/consumer-key',
    shape: seq('cs_', hexLower(40)),
    misses: [`cs_${'0'.repeat(40)}`, `cs_${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
