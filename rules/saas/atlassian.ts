// Atlassian: API tokens of Jira and Confluence, organization keys.

import type { Rule } from '../../server/engine/rule';
import { base62, base64, base64url, chars, hexUpper, oneOf, seq } from '../../server/engine/shape/grammar';

/** As it stands in an address or in a string of another language, too. */
const equals = oneOf('=', '%3D', '\\u003d');

const rules: readonly Rule[] = [
  {
    id: 'atlassian/api-token',
    title: 'Atlassian API token',
    class: 'critical',
    env: 'JIRA_API_TOKEN',
    revoke: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    docs: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    shape: seq('ATATT3xFfGF0', base64url(80, 800), equals, hexUpper(8)),
    misses: [`ATATT3xFfGF0${'x'.repeat(80)}=${'0'.repeat(8)}`, `ATATT3xFfGF0${'k3Tz9QpWv7Lm2XcH'.repeat(4)}=3F9A1C7E`],
  },
  {
    id: 'atlassian/organization-api-key',
    title: 'Atlassian organization API key',
    class: 'critical',
    env: 'ATLASSIAN_ADMIN_API_KEY',
    docs: 'https://support.atlassian.com/organization-administration/docs/manage-an-organization-with-the-admin-apis/',
    shape: seq('ATCTT3xFfG', base64url(80, 800), equals, hexUpper(8)),
    misses: [`ATCTT3xFfG${'x'.repeat(80)}=${'0'.repeat(8)}`, `ATCTT3xFfG${'k3Tz9QpWv7Lm2XcH'.repeat(4)}=3F9A1C7E`],
  },
  {
    id: 'atlassian/legacy-api-token',
    title: 'Atlassian API token (old form)',
    class: 'critical',
    env: 'JIRA_API_TOKEN',
    revoke: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    docs: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    shape: base62(24),
    context: ['atlassian', 'jira', 'confluence'],
    misses: [`JIRA_API_TOKEN=${'x'.repeat(24)}`, `JIRA_API_TOKEN=${'k3Tz9QpW'.repeat(2)}`],
  },
  // Base64 of a number, a colon and 20 random bytes: the twelfth digit and the colon fix two places.
  {
    id: 'atlassian/data-center-token',
    title: 'Jira or Confluence Data Center personal access token',
    class: 'sensitive',
    env: 'JIRA_TOKEN',
    docs: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
    shape: seq(chars('MNO', 1), base64(15), 'O', chars('g-v', 1), base64(26)),
    context: ['atlassian', 'jira', 'confluence'],
    misses: [
      `JIRA_TOKEN=M${'x'.repeat(15)}Og${'x'.repeat(26)}`,
      `JIRA_TOKEN=M${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`,
      `JIRA_TOKEN=${'k3Tz9QpWv7Lm2XcH'.repeat(2)}k3Tz9QpWv7Lm`,
    ],
  },
];

export default rules;
