// VirusTotal: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'virustotal/api-key',
    title: 'VirusTotal API key',
    class: 'sensitive',
    env: 'VT_API_KEY',
    docs: 'https://docs.virustotal.com/reference/authentication',
    shape: hexLower(64),
    context: ['virustotal', 'vt_api', 'x-apikey'],
    misses: [
      `VT_API_KEY=${'0'.repeat(64)}`,
      `VT_API_KEY=${'3f9a1c7e2b8d0546'.repeat(3)}`,
      `virustotal.com/gui/file/${'3f9a1c7e2b8d0546'.repeat(4)}`,
    ],
  },
];

export default rules;
