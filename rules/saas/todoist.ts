// Todoist: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'todoist/api-token',
    title: 'Todoist API token',
    class: 'sensitive',
    env: 'TODOIST_API_TOKEN',
    docs: 'https://developer.todoist.com/',
    shape: hexLower(40),
    context: ['todoist'],
    misses: [`TODOIST_API_TOKEN=${'0'.repeat(40)}`, `TODOIST_API_TOKEN=${'3f9a1c7e2b8d0546'.repeat(2)}`],
  },
];

export default rules;
