// LocalStack: keys for CI and for developers.

import type { Rule } from '../../server/engine/rule';
import { base36Upper, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'localstack/auth-key',
    title: 'LocalStack CI or developer key',
    class: 'internal',
    env: 'LOCALSTACK_AUTH_TOKEN',
    docs: 'https://docs.localstack.cloud/aws/getting-started/auth-token/',
    shape: seq(oneOf('LSIA', 'LKIA'), base36Upper(16)),
    misses: [`LSIA${'X'.repeat(16)}`, 'LKIAK3TZ9QPW'],
  },
];

export default rules;
