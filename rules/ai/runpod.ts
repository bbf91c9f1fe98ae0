// RunPod: API keys.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'runpod/api-key',
    title: 'RunPod API key',
    class: 'sensitive',
    env: 'RUNPOD_API_KEY',
    revoke: 'https://www.runpod.io/console/user/settings',
    docs: 'https://docs.runpod.io/get-started/api-keys',
    shape: seq('rpa_', base36Upper(40), base62(6)),
    misses: [`rpa_${'X'.repeat(40)}xxxxxx`, `rpa_${'K3TZ9QPW7LM2XCHA'.repeat(2)}k3Tz9Q`],
  },
];

export default rules;
