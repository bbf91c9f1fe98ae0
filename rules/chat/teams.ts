// Microsoft Teams: webhook addresses.

import type { Rule } from '../../server/engine/rule';
import { chars, hexLower, seq, uuid } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'teams/webhook-url',
    title: 'Microsoft Teams incoming webhook',
    class: 'sensitive',
    env: 'TEAMS_WEBHOOK_URL',
    revoke: 'https://howtorotate.com/docs/tutorials/microsoftteams/',
    docs: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    shape: seq(
      'https://',
      chars('-0-9a-z', 3, 60),
      '.webhook.office.com/webhookb2/',
      uuid(),
      '@',
      uuid(),
      '/IncomingWebhook/',
      hexLower(32),
      '/',
      uuid(),
    ),
    misses: [
      `https://xxx.webhook.office.com/webhookb2/00000000-0000-0000-0000-000000000000@00000000-0000-0000-0000-000000000000/IncomingWebhook/${'0'.repeat(32)}/00000000-0000-0000-0000-000000000000`,
      `https://xxx.webhook.office.com/webhookb2/${'3f9a1c7e-'.repeat(3)}3f9a1c7e@${'3f9a1c7e-'.repeat(3)}3f9a1c7e/IncomingWebhook/${'3f9a1c7e2b8d0546'.repeat(2)}/${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
];

export default rules;
