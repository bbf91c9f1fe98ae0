// Cfx.re (FiveM, RedM): license keys of servers.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cfx/server-license-key',
    title: 'Cfx.re server license key',
    class: 'internal',
    env: 'CFX_LICENSE_KEY',
    docs: 'https://docs.fivem.net/',
    shape: seq('cfxk_', base62(16, 40), '_', base62(4, 10)),
    misses: [`cfxk_${'x'.repeat(16)}_xxxx`, 'cfxk_k3Tz9QpW_k3Tz'],
  },
];

export default rules;
