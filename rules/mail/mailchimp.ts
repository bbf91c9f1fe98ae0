// Mailchimp and its transactional service Mandrill: API keys.

import type { Rule } from '../../server/engine/rule';
import { base64url, digits, hexLower, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'mailchimp/api-key',
    title: 'Mailchimp API key',
    class: 'critical',
    env: 'MAILCHIMP_API_KEY',
    revoke: 'https://admin.mailchimp.com/account/api/',
    docs: 'https://mailchimp.com/developer/marketing/guides/quick-start/',
    shape: seq(hexLower(32), '-us', digits(1, 2)),
    misses: [`${'0'.repeat(32)}-us0`, `${'3f9a1c7e'.repeat(2)}-us4`],
  },
  {
    id: 'mandrill/api-key',
    title: 'Mandrill API key',
    class: 'critical',
    env: 'MANDRILL_API_KEY',
    docs: 'https://mailchimp.com/developer/transactional/',
    shape: seq('md-', base64url(22)),
    misses: [`md-${'x'.repeat(22)}`, `md-${'k3Tz9QpW'.repeat(2)}`],
  },
  {
    id: 'mandrill/legacy-api-key',
    title: 'Mandrill API key (old form)',
    class: 'critical',
    env: 'MANDRILL_API_KEY',
    docs: 'https://mailchimp.com/developer/transactional/',
    shape: base64url(22),
    context: ['mandrill'],
    misses: [`MANDRILL_API_KEY=${'x'.repeat(22)}`, `MANDRILL_API_KEY=${'k3Tz9QpW'.repeat(2)}`],
  },
];

export default rules;
