// Trello: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'trello/api-token',
    title: 'Trello API token',
    class: 'critical',
    env: 'TRELLO_TOKEN',
    docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
    shape: hexLower(64),
    context: ['trello_token', 'trello-token', 'trellotoken', 'trello_api_token', 'trello-api-token', 'trelloapitoken'],
    misses: [`TRELLO_TOKEN=${'0'.repeat(64)}`, `TRELLO_TOKEN=${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
