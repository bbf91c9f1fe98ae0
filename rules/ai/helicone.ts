// Helicone: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Lower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'helicone/api-key',
    title: 'Helicone API key',
    class: 'sensitive',
    env: 'HELICONE_API_KEY',
    docs: 'https://docs.helicone.ai/helicone-headers/helicone-auth',
    shape: seq('sk-helicone-', base36Lower(7), '-', base36Lower(7), '-', base36Lower(7), '-', base36Lower(7)),
    misses: ['sk-helicone-xxxxxxx-xxxxxxx-xxxxxxx-xxxxxxx', 'sk-helicone-k3tz9qp-k3tz9qp-k3tz9qp'],
  },
];

export default rules;
