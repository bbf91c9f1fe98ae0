// Huawei Cloud: secrets of clients.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'huawei/client-secret',
    title: 'Huawei client secret',
    class: 'sensitive',
    env: 'HUAWEI_CLIENT_SECRET',
    docs: 'https://developer.huawei.com/consumer/en/doc/',
    shape: hexLower(64),
    context: ['huawei', 'agconnect'],
    misses: [`HUAWEI_CLIENT_SECRET=${'0'.repeat(64)}`, `HUAWEI_CLIENT_SECRET=${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
