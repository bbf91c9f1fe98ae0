// Vultr: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Upper } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'vultr/api-key',
    title: 'Vultr API key',
    class: 'critical',
    env: 'VULTR_API_KEY',
    docs: 'https://www.vultr.com/api/',
    shape: base36Upper(36),
    context: ['vultr'],
    misses: [`VULTR_API_KEY=${'X'.repeat(36)}`, `VULTR_API_KEY=${'K3TZ9QPW7LM2XCHA'.repeat(2)}`],
  },
];

export default rules;
