// Telegram: bot tokens.

import type { Rule } from '../../server/engine/rule';
import { base64url, digits, optional, secret, seq } from '../../server/engine/shape/grammar';

const rules: readonly Rule[] = [
  {
    id: 'telegram/bot-token',
    title: 'Telegram bot token',
    class: 'critical',
    env: 'TELEGRAM_BOT_TOKEN',
    revoke: 'https://t.me/BotFather',
    docs: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    // In the address of a call `bot` stands before it.
    shape: seq(optional('bot'), secret(digits(8, 10), ':AA', base64url(33))),
    misses: [`${'0'.repeat(8)}:AA${'x'.repeat(33)}`, `48213905:AA${'k3Tz9QpWv7Lm2XcH'.repeat(2)}`],
  },
];

export default rules;
