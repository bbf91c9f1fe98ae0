// LangSmith: personal and service keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'langsmith/personal-api-key',
    title: 'LangSmith personal API key',
    class: 'sensitive',
    env: 'LANGSMITH_API_KEY',
    revoke: 'https://smith.langchain.com/settings',
    docs: 'https://docs.langchain.com/langsmith/create-account-api-key',
    shape: seq('lsv2_pt_', hexLower(32), '_', hexLower(10)),
    misses: [`lsv2_pt_${'0'.repeat(32)}_${'0'.repeat(10)}`, `lsv2_pt_${'3f9a1c7e'.repeat(2)}_3f9a1c7e2b`],
  },
  {
    id: 'langsmith/service-key',
    title: 'LangSmith service key',
    class: 'critical',
    env: 'LANGSMITH_API_KEY',
    docs: 'https://docs.langchain.com/langsmith/create-account-api-key',
    shape: seq('lsv2_sk_', hexLower(32), '_', hexLower(10)),
    misses: [`lsv2_sk_${'0'.repeat(32)}_${'0'.repeat(10)}`, `lsv2_sk_${'3f9a1c7e'.repeat(2)}_3f9a1c7e2b`],
  },
];

export default rules;
