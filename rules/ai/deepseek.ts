// DeepSeek: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'deepseek/api-key',
    title: 'DeepSeek API key',
    class: 'sensitive',
    env: 'DEEPSEEK_API_KEY',
    revoke: 'https://platform.deepseek.com/api_keys',
    docs: 'https://api-docs.deepseek.com/',
    shape: seq('sk-', hexLower(32)),
    context: ['deepseek'],
    misses: [`DEEPSEEK_API_KEY=sk-${'0'.repeat(32)}`, `DEEPSEEK_API_KEY=sk-${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
