// Etherscan: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Upper } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'etherscan/api-key',
    title: 'Etherscan API key',
    class: 'internal',
    env: 'ETHERSCAN_API_KEY',
    docs: 'https://docs.etherscan.io/',
    shape: base36Upper(34),
    context: ['etherscan'],
    misses: [`ETHERSCAN_API_KEY=${'X'.repeat(34)}`, `ETHERSCAN_API_KEY=${'K3TZ7QPW4LM2XCHA'.repeat(2)}`],
  },
];

export default rules;
