// Trello: API tokens.

import type { Rule } from '../../server/engine/rule';
import { hexLower, hexUpper, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'trello/api-token',
    title: 'Trello API token',
    class: 'critical',
    env: 'TRELLO_TOKEN',
    docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
    shape: seq('ATTA', hexLower(64), hexUpper(8)),
    misses: [`ATTA${'0'.repeat(72)}`, `ATTA${'3f9a1c7e2b8d0546'.repeat(3)}3F9A1C7E`],
  },
  {
    id: 'trello/legacy-api-token',
    title: 'Trello API token (old form)',
    class: 'critical',
    env: 'TRELLO_TOKEN',
    docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/',
    shape: hexLower(64),
    context: ['trello'],
    misses: [`TRELLO_TOKEN=${'0'.repeat(64)}`, `TRELLO_TOKEN=${'3f9a1c7e2b8d0546'.repeat(3)}`],
  },
];

export default rules;
