// DevCycle: server SDK keys. Client and mobile SDK keys are public.

import type { Rule } from '../../server/engine/rule';
import { base62, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'devcycle/server-sdk-key',
    title: 'DevCycle server SDK key',
    class: 'sensitive',
    env: 'DEVCYCLE_SERVER_SDK_KEY',
    docs: 'https://docs.devcycle.com/',
    shape: seq('dvc_server_', base62(8, 64)),
    misses: [
      `dvc_server_${'x'.repeat(8)}`,
      'dvc_server_token_hash',
      `dvc_client_${'k3Tz9QpW'.repeat(2)}`,
      `dvc_mobile_${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
];

export default rules;
