// What VS Code asks and says besides the editor: quick inputs with their questions, and notifications.

import type { Locator } from 'playwright-core';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

export interface Conversation {
  /** Waits for the question (placeholder or message of the quick input), then takes the row or gives the text. */
  answer(question: string | RegExp, text: string): Promise<void>;
  /** Waits for the question and answers whether the quick input's own message or placeholder says this. */
  asked(question: string | RegExp): Promise<string>;
  /** Waits for a notification with these words and answers its whole text. */
  told(words: string | RegExp): Promise<string>;
  /** The notification with these words. */
  notification(words: string | RegExp): Locator;
}

export function conversation({ page, press }: Workbench): Conversation {
  const widget = page.locator('.quick-input-widget');
  const input = widget.locator('input[type="text"], input[type="password"]').first();
  const notification = (words: string | RegExp) => page.locator('.notification-list-item', { hasText: words }).first();

  const question = async (): Promise<string> => {
    if (!(await input.isVisible())) return '';
    const message = await widget.locator('.quick-input-message').innerText();
    return `${await input.getAttribute('placeholder')}\n${message}`;
  };

  async function asked(expected: string | RegExp): Promise<string> {
    return eventually(`the question ${expected}`, async () => {
      const now = await question();
      return (typeof expected === 'string' ? now.includes(expected) : expected.test(now)) ? now : undefined;
    });
  }

  return {
    asked,
    answer: async (expected, text) => {
      await asked(expected);
      await input.fill(text);
      await press('Enter');
    },
    notification,
    told: async (words) => {
      await notification(words).waitFor();
      return notification(words).innerText();
    },
  };
}
