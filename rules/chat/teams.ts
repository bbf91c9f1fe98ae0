// Microsoft Teams: webhook addresses of connectors and of workflows.

import type { Rule } from '../../server/engine/rule';
import { base64url, chars, hexLower, oneOf, optional, seq, uuid } from '../../server/engine/shape/grammar';

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
      oneOf(
        seq(chars('-0-9a-z', 3, 60), '.webhook.office.com/webhookb2/'),
        seq('outlook.office', optional('365'), '.com/webhook/'),
      ),
      uuid(),
      '@',
      uuid(),
      '/IncomingWebhook/',
      hexLower(32),
      '/',
      uuid(),
      // Newer addresses go on with a token.
      optional(seq('/V2', base64url(20, 80))),
    ),
    misses: [
      `https://xxx.webhook.office.com/webhookb2/00000000-0000-0000-0000-000000000000@00000000-0000-0000-0000-000000000000/IncomingWebhook/${'0'.repeat(32)}/00000000-0000-0000-0000-000000000000`,
      `https://xxx.webhook.office.com/webhookb2/${'3f9a1c7e-'.repeat(3)}3f9a1c7e@${'3f9a1c7e-'.repeat(3)}3f9a1c7e/IncomingWebhook/${'3f9a1c7e2b8d0546'.repeat(2)}/${'3f9a1c7e-'.repeat(3)}3f9a1c7e`,
    ],
  },
  // The host begins with the environment's ID: 30 characters, a dot and the other two.
  {
    id: 'teams/workflow-webhook-url',
    title: 'Microsoft Teams workflow webhook',
    class: 'sensitive',
    env: 'TEAMS_WEBHOOK_URL',
    docs: 'https://learn.microsoft.com/power-automate/oauth-authentication',
    shape: seq(
      'https://',
      optional('default'),
      hexLower(30),
      '.',
      hexLower(2),
      '.environment.api.powerplatform.com',
      optional(':443'),
      '/powerautomate/automations/direct/workflows/',
      hexLower(32),
      '/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=',
      base64url(43),
    ),
    misses: [
      'https://acme.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/',
      `https://${'0'.repeat(30)}.00.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/${'0'.repeat(32)}/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${'x'.repeat(43)}`,
    ],
  },
];

export default rules;
