// AssemblyAI: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'assemblyai/api-key',
    title: 'AssemblyAI API key',
    class: 'sensitive',
    env: 'ASSEMBLYAI_API_KEY',
    docs: 'https://www.assemblyai.com/docs',
    shape: hexLower(32),
    context: ['assemblyai', 'assembly_ai', 'assembly-ai'],
    misses: [`ASSEMBLYAI_API_KEY=${'0'.repeat(32)}`, `ASSEMBLYAI_API_KEY=${'3f9a1c7e'.repeat(2)}`],
  },
];

export default rules;
