// The scan of the whole workspace: what it finds in files nobody opened, where that is shown, and how it is stopped.

import assert from 'node:assert/strict';
import { linkSync, mkdirSync } from 'node:fs';
import { conversation } from '../support/conversation';
import { eventually } from '../support/eventually';
import type { Project } from '../support/project';
import { play } from '../support/scene';
import { startVsCode, type VsCode } from '../support/vscode';
import type { Workbench } from '../support/workbench';

/** Enough for a scan of several seconds, on the disk only once. */
const many = 12_000;
const large = Array.from(
  { length: 2500 },
  (_, index) => `export const item${index} = { name: "item", stock: ${index} };\n`,
);

describe('workspace scan', () => {
  let vscode: VsCode;
  before(async () => {
    vscode = await startVsCode({ driver: false });
  });
  after(() => vscode.close());

  it('lists what closed files hold, and counts it in the status bar', async () => {
    const files = {
      'pay/index.js': 'export const key = "⟦stripe/live-secret-key⟧";\n',
      'deploy/ci.yml': 'env:\n  GH_TOKEN: ⟦github/personal-access-token⟧\n',
      'notes.md': 'Nothing to see here.\n',
      'pay/generated.js': 'export const key = "⟦stripe/live-secret-key⟧";\n',
      '.gitignore': 'generated.js\n',
    };
    await play(vscode, { name: 'scan', files }, async (bench, project) => {
      const talk = conversation(bench);
      await eventually('nothing is counted yet', async () => (await statusOf(bench)) === 'Scabbard: no findings');
      await bench.command('Scabbard: Scan Workspace');
      const said = await talk.told('Scan done');
      assert.match(said, /2 findings in 4 files/);
      await eventually('two are counted', async () => (await statusOf(bench)) === 'Scabbard: 2 findings');
      await talk.notification('Scan done').locator('.monaco-button', { hasText: 'Show Problems' }).click();
      const rows = (await problemRows(bench)).join('\n');
      assert.match(rows, /index\.js[\s\S]*Stripe/);
      assert.match(rows, /ci\.yml[\s\S]*GitHub/);
      assert.doesNotMatch(rows, /generated\.js/);
      for (const text of Object.values(project.snapshot()))
        for (const value of text.match(/\w{24,}/g) ?? []) assert.ok(!rows.includes(value), 'a value is listed');
    });
  });

  it('stops when cancelled, and says so', async () => {
    await play(
      vscode,
      { name: 'scan-cancel', files: { 'part.js': large.join('') }, git: false },
      async (bench, project) => {
        multiply(project);
        const talk = conversation(bench);
        await bench.command('Scabbard: Scan Workspace');
        assert.match(await talk.told(/\d+ of 12001 files/), /looking for secrets/);
        await talk.notification('looking for secrets').locator('.monaco-button', { hasText: 'Cancel' }).click();
        const said = await talk.told('Scan cancelled');
        const scanned = Number(/in (\d+) files/.exec(said)?.[1]);
        assert.ok(scanned < many, said);
        await talk.notification('looking for secrets').waitFor({ state: 'detached' });
      },
    );
  });
});

/** The same large file under many names. */
function multiply(project: Project): void {
  mkdirSync(project.path('generated'));
  for (let index = 0; index < many; index++) linkSync(project.path('part.js'), project.path(`generated/${index}.js`));
}

const statusOf = ({ page }: Workbench) =>
  page.locator('.statusbar-item[id^="scabbard.scabbard"] a').first().getAttribute('aria-label');

/** Rows of the Problems panel that is open. */
async function problemRows({ page }: Workbench): Promise<readonly string[]> {
  const rows = page.locator('.markers-panel .monaco-list-row');
  await rows.first().waitFor();
  return rows.allInnerTexts();
}
