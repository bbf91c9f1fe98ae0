// Notion: integration tokens.

import type { Rule } from '../../server/engine/rule';
import { base62, digits, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'notion/integration-token',
    title: 'Notion integration token',
    class: 'critical',
    env: 'NOTION_API_KEY',
    revoke: 'https://www.notion.so/profile/integrations',
    docs: 'https://developers.notion.com/reference/authentication',
    shape: seq('ntn_', digits(11), base62(35)),
    misses: [`ntn_${'0'.repeat(11)}${'x'.repeat(35)}`, `ntn_48213905764${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
  {
    id: 'notion/legacy-integration-token',
    title: 'Notion integration token (old form)',
    class: 'critical',
    env: 'NOTION_API_KEY',
    revoke: 'https://www.notion.so/profile/integrations',
    docs: 'https://developers.notion.com/page/changelog',
    shape: seq('secret_', base62(43)),
    misses: [`secret_${'x'.repeat(43)}`, `secret_${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`, 'secret_scanning_enabled'],
  },
];

export default rules;
