// Voiceflow: API keys.

import type { Rule } from '../../server/engine/rule';
import { base62, hexLower, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'voiceflow/api-key',
    title: 'Voiceflow API key',
    class: 'sensitive',
    env: 'VOICEFLOW_API_KEY',
    docs: 'https://docs.voiceflow.com/',
    shape: seq(oneOf('VF.DM.', 'VF.WS.'), hexLower(24), '.', base62(16)),
    misses: [`VF.DM.${'0'.repeat(24)}.${'x'.repeat(16)}`, `VF.DM.${'3f9a1c7e'.repeat(2)}.k3Tz9QpWv7Lm2XcH`],
  },
];

export default rules;
