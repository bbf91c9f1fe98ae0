// Takes the README's pictures of the real product on the sample workspace: `npm run package && npx tsx scripts/screenshots.ts`.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVsCode } from '../test/e2e/support/vscode';
import { workbench } from '../test/e2e/support/workbench';
import { makePlayground } from './make-playground';

const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' } as const;

async function picture(theme: keyof typeof themes): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'scabbard-picture-'));
  const workspace = join(folder, 'shop');
  makePlayground(workspace);
  const settings = {
    'workbench.colorTheme': themes[theme],
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'editor.minimap.enabled': false,
    'git.enabled': false,
  };
  const vscode = await startVsCode({ scale: 2, driver: false, settings });
  try {
    const page = await vscode.open(workspace);
    const bench = workbench(page);
    await page.setViewportSize({ width: 1200, height: 660 });
    await bench.ready();
    await bench.openFile('payments/src/server.js');
    await bench.squiggles().first().waitFor();
    await bench.problems();
    await bench.openFile('payments/src/server.js');
    await bench.goTo(4, 30);
    await bench.command('Notifications: Clear All Notifications');
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    await page.screenshot({ path: join(__dirname, `../media/screenshot-${theme}.png`) });
  } finally {
    await vscode.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  for (const theme of ['dark', 'light'] as const) await picture(theme);
}

void main();
