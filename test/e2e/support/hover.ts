// The hover at the cursor, as the palette opens it.

import { eventually, within } from './eventually';
import type { Workbench } from './workbench';

/** Opens the hover at the cursor, waits until it holds these words, and leaves it. Answers its text. */
export async function hover({ page, command, press }: Workbench, words: string): Promise<string> {
  const shown = page.locator('.monaco-hover:visible', { hasText: words }).first();
  let text = '';
  await eventually(`the hover says ${words}`, async () => {
    await command('Show or Focus Hover');
    return within(5_000, async (timeout) => {
      text = await shown.innerText({ timeout });
    });
  });
  await press('Escape');
  return text;
}
