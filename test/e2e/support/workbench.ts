// The workbench as a person meets it: palette, editor, squiggles, lightbulb, problems, dialogs.

import { basename, isAbsolute } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { eventually, within } from './eventually';

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
  /** Saves every file, those changed in the background too. */
  saveAll(): Promise<void>;
  /** Opens the lightbulb menu at the cursor; answers its rows. */
  openLightbulb(): Promise<Locator>;
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

  /** An editor that is shown at the same moment takes the focus, and the list is closed: once more then. */
  async function quickOpen(text: string): Promise<void> {
    await eventually('the quick input is open', async () => {
      await press('F1');
      return within(5_000, (timeout) => quickInput.fill(text, { timeout }));
    });
  }

  async function command(title: string): Promise<void> {
    const row = page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
    await eventually(`the palette lists ${title}`, async () => {
      await quickOpen(`>${title}`);
      if (await within(5_000, (timeout) => row.click({ timeout }))) return true;
      // Which commands there are was decided when it opened.
      await press('Escape');
      return false;
    });
  }

  async function openFile(path: string): Promise<void> {
    const name = basename(path);
    // `.env` is not `.env.example`, which is listed first when it was opened last, nor the `.env` of another folder.
    const row = page.locator('.quick-input-list .monaco-list-row .label-name').getByText(name, { exact: true }).first();
    const tab = page.locator(`.tab.active[data-resource-name="${name}"]`);
    const opened = isAbsolute(path) ? tab.locator(`[aria-label^="${path}"]`).first() : tab;
    await eventually(`${path} is open`, async () => {
      await quickOpen('');
      await quickInput.fill(path);
      return (
        (await within(5_000, (timeout) => row.click({ timeout }))) &&
        (await within(5_000, (timeout) => opened.waitFor({ timeout })))
      );
    });
    await page.locator('.editor-instance .monaco-editor .view-lines').first().waitFor();
  }

  const menuRows = page.locator('.action-widget .monaco-list-row.action');

  async function openLightbulb(): Promise<Locator> {
    // The keys are lost while the focus is on its way back from a list or a panel.
    await eventually('the lightbulb menu is open', async () => {
      await press('Mod+.');
      return within(5_000, (timeout) => menuRows.first().waitFor({ timeout }));
    });
    return menuRows;
  }

  /** What was changed in the background gets its tab nearly a second later, and is saved with the others only then. */
  async function saveAll(): Promise<void> {
    await eventually('every file is saved', async () => {
      await command('File: Save All');
      await page.waitForTimeout(1500);
      return (await page.locator('.tab.dirty').count()) === 0;
    });
  }

  return {
    page,
    press,
    command,
    saveAll,
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
    openLightbulb,
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
