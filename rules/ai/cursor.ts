// Cursor: API keys.

import type { Rule } from '../../server/engine/rule';
import { hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'cursor/api-key',
    title: 'Cursor API key',
    class: 'sensitive',
    env: 'CURSOR_API_KEY',
    docs: 'https://docs.cursor.com/',
    shape: seq('key_', hexLower(64)),
    misses: [`key_${'0'.repeat(64)}`, `key_${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
