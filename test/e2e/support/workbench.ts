// The workbench as a person meets it: palette, editor, squiggles, lightbulb, problems, dialogs.

import type { Locator, Page } from 'playwright-core';

export interface Workbench {
  readonly page: Page;
  /** Waits until the workbench has drawn itself and the extension's status item is there. */
  ready(): Promise<void>;
  /** Runs a command by its palette title. */
  command(title: string): Promise<void>;
  /** Opens a file of the workspace by quick open. */
  openFile(path: string): Promise<void>;
  /** Puts the cursor at a line and column, both from 1. */
  goTo(line: number, column: number): Promise<void>;
  /** Types at the cursor, without auto-closing pairs. */
  type(text: string): Promise<void>;
  press(keys: string): Promise<void>;
  /** Titles in the lightbulb menu at the cursor. */
  lightbulb(): Promise<readonly string[]>;
  /** Opens the lightbulb menu and takes the row with this title. */
  fix(title: string | RegExp): Promise<void>;
  /** Lines of the editor as drawn, top to bottom. */
  lines(): Promise<readonly string[]>;
  /** Rows of the Problems panel. */
  problems(): Promise<readonly string[]>;
  squiggles(): Locator;
  /** The open quick input: its list rows. */
  picks(): Locator;
  /** Answers the open quick input with text and Enter. */
  answer(text: string): Promise<void>;
}

/** The part of a DOM node we read; the tests' compiler knows no DOM. */
interface Drawn {
  readonly style: { readonly top: string };
}

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';

export function workbench(page: Page): Workbench {
  const quickInput = page.locator('.quick-input-widget input[type="text"]').first();
  const press = (keys: string) => page.keyboard.press(keys.replace('Mod', modifier));

  async function quickOpen(text: string): Promise<void> {
    await press('F1');
    await quickInput.waitFor({ state: 'visible' });
    await quickInput.fill(text);
  }

  async function command(title: string): Promise<void> {
    await quickOpen(`>${title}`);
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    await row.waitFor({ state: 'visible' });
    await press('Enter');
  }

  async function openFile(path: string): Promise<void> {
    await quickOpen('');
    await quickInput.fill(path);
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: path.split('/').at(-1)! })
      .first()
      .waitFor();
    await press('Enter');
    await page.locator('.tab.active', { hasText: path.split('/').at(-1)! }).waitFor();
    await page.locator('.editor-instance .monaco-editor .view-lines').first().waitFor();
  }

  const menuRows = page.locator('.action-widget .monaco-list-row.action');

  async function openLightbulb(): Promise<void> {
    await press('Mod+.');
    await menuRows.first().waitFor();
  }

  return {
    page,
    press,
    command,
    openFile,
    ready: async () => {
      await page.locator('.monaco-workbench').waitFor();
      await page.locator('.statusbar-item[id^="scabbard.scabbard"]').first().waitFor({ timeout: 60_000 });
    },
    goTo: async (line, column) => {
      await quickOpen(`:${line}:${column}`);
      await press('Enter');
      await quickInput.waitFor({ state: 'hidden' });
    },
    type: (text) => page.keyboard.insertText(text),
    lightbulb: async () => {
      await openLightbulb();
      const titles = await menuRows.allInnerTexts();
      await press('Escape');
      return titles.map((title) => title.trim());
    },
    fix: async (title) => {
      await openLightbulb();
      await menuRows.filter({ hasText: title }).first().click();
      await menuRows.first().waitFor({ state: 'hidden' });
    },
    lines: async () => {
      const lines = page.locator('.editor-instance .view-lines .view-line');
      const drawn = await lines.evaluateAll((nodes) =>
        nodes
          .map((node) => ({
            top: Number.parseFloat((node as unknown as Drawn).style.top),
            text: node.textContent ?? '',
          }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text.replaceAll('\u00a0', ' ')),
      );
      return drawn;
    },
    problems: async () => {
      await command('Problems: Focus on Problems View');
      const rows = page.locator('.markers-panel .monaco-list-row');
      await rows.first().waitFor();
      return rows.allInnerTexts();
    },
    squiggles: () => page.locator('.squiggly-error, .squiggly-warning, .squiggly-info'),
    picks: () => page.locator('.quick-input-list .monaco-list-row'),
    answer: async (text) => {
      await quickInput.waitFor({ state: 'visible' });
      await quickInput.fill(text);
      await press('Enter');
    },
  };
}
