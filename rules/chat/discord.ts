// Discord: bot tokens, client secrets and webhook addresses.

import type { Rule } from '../../server/engine/rule';
import { base62, base64url, chars, digits, oneOf, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  // No part of the token is constant: user ID, time and signature, so a word must stand before it.
  {
    id: 'discord/bot-token',
    title: 'Discord bot token',
    class: 'critical',
    env: 'DISCORD_TOKEN',
    revoke: 'https://discord.com/developers/applications',
    docs: 'https://discord.com/developers/docs/reference',
    shape: seq(chars('MNO', 1), base62(23, 25), '.', base64url(6), '.', base64url(27, 38)),
    context: ['discord', 'bot', 'token', 'login'],
    misses: [
      `DISCORD_TOKEN=M${'x'.repeat(23)}.xxxxxx.${'x'.repeat(27)}`,
      `DISCORD_TOKEN=Mk3Tz9QpWv7Lm2XcHk3Tz9Qp.k3Tz9Q.${'k3Tz9QpW'.repeat(2)}`,
    ],
  },
  {
    id: 'discord/webhook-url',
    title: 'Discord webhook',
    class: 'sensitive',
    env: 'DISCORD_WEBHOOK_URL',
    revoke: 'https://support.discord.com/hc/en-us/articles/228383668',
    docs: 'https://discord.com/developers/docs/resources/webhook',
    shape: seq(
      oneOf('https://discord.com/api/webhooks/', 'https://discordapp.com/api/webhooks/'),
      digits(17, 20),
      '/',
      base64url(68),
    ),
    misses: [
      `https://discord.com/api/webhooks/${'0'.repeat(17)}/${'x'.repeat(68)}`,
      `https://discord.com/api/webhooks/48213905764821390/${'k3Tz9QpWv7Lm2XcH'.repeat(4)}`,
    ],
  },
  {
    id: 'discord/client-secret',
    title: 'Discord client secret',
    class: 'sensitive',
    env: 'DISCORD_CLIENT_SECRET',
    revoke: 'https://discord.com/developers/applications',
    docs: 'https://discord.com/developers/docs/topics/oauth2',
    shape: base64url(32),
    context: ['discord'],
    misses: [
      `DISCORD_CLIENT_SECRET=${'x'.repeat(32)}`,
      `DISCORD_CLIENT_SECRET=${'k3Tz9QpW'.repeat(2)}`,
      'DISCORD_CLIENT_ID=482139057648213900',
    ],
  },
];

export default rules;
