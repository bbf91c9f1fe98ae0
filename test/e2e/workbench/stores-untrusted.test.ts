// A folder nobody trusts yet may name whatever it likes: no store is asked, and VS Code says why.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { conversation } from '../support/conversation';
import { eventually } from '../support/eventually';
import { hover } from '../support/hover';
import { type LiveVault, startLiveVault } from '../support/live-vault';
import { makeProject, type Project } from '../support/project';
import { startVsCode, type VsCode } from '../support/vscode';
import { workbench } from '../support/workbench';

const reference = 'vault+dev://secret/app/db#password';

/** All that the palette has of ours in an env file. */
const offered = [
  'Create .env from Example…',
  'Forget Fetched Secrets',
  'Generate Secret…',
  'Mask Values',
  'Restart Language Server',
  'Scan Workspace',
  'Show Access Log',
  'Show Output',
  'Show Problems',
  'Show Rule Reference',
];

describe('stores in an untrusted workspace', () => {
  let vault: LiveVault;
  let vscode: VsCode;
  let project: Project;
  let page: Page;
  before(async () => {
    vault = await startLiveVault();
    vault.write('app/db', { password: 'of the team' });
    vscode = await startVsCode({
      driver: false,
      trust: true,
      // The server that the environment names may have its token.
      env: { ...vault.env, VAULT_ADDR: vault.url },
      settings: {
        'files.autoSave': 'off',
        // Below the banner, the mouse on a row of the palette comes to lie on the title, whose tooltip ends every hover.
        'security.workspace.trust.banner': 'never',
        'scabbard.stores': { dev: { kind: 'vault', address: vault.url } },
      },
    });
    project = makeProject({
      '.env': `DB_PASSWORD=${reference}\n`,
      'app.cjs': "const key = '⟦stripe/live-secret-key⟧';\nconsole.log(key.length);\n",
    });
    page = await vscode.open(project.folder);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await page.screenshot({ path: 'out/e2e-failure-stores-untrusted.png' });
  });
  after(async () => {
    await vault?.close();
    await vscode?.close();
    project?.remove();
  });

  it('are asked nothing, by no command, hover, completion, save or fix, until it is trusted', async () => {
    const bench = workbench(page);
    const talk = conversation(bench);
    await bench.ready();
    const restricted = page.locator('.statusbar-item', { hasText: 'Restricted Mode' });
    await restricted.waitFor();

    await bench.openFile('app.cjs');
    await bench.squiggles().first().waitFor();
    await bench.goTo(1, 20);
    const fixes = await bench.lightbulb();
    assert.ok(fixes.some((title) => title.startsWith('Move to environment variable')));
    assert.deepEqual(
      fixes.filter((title) => /Move to (?:dev|Local vault|Another Store)/.test(title)),
      [],
    );

    await bench.openFile('.env');
    await bench.press('F1');
    await page.locator('.quick-input-widget input[type="text"]').first().fill('>Scabbard: ');
    await eventually('the palette lists what needs no store, and nothing else', async () => {
      const rows = await bench.picks().allInnerTexts();
      const titles = rows.flatMap((row) => /Scabbard: (.+)/.exec(row)?.[1]?.trim() ?? []);
      return titles.length > 0 && titles.sort().join('\n') === offered.join('\n');
    });
    await bench.press('Escape');

    await bench.goTo(1, 20);
    await hover(bench, 'Stores are used in trusted workspaces only.');
    await bench.press('Mod+End');
    await bench.type('OTHER=vault+dev://');
    await bench.command('Trigger Suggest');
    await bench.press('Escape');
    await bench.command('File: Save All');
    await eventually('it is saved', () => project.read('.env')?.includes('OTHER='));

    await bench.command('Scabbard: Generate Secret');
    await talk.answer('Kind of secret', 'UUID');
    await talk.asked(/^\d+ bits of strength/);
    await bench.picks().filter({ hasText: 'Copy to the clipboard' }).waitFor();
    assert.equal(await bench.picks().filter({ hasText: 'store' }).count(), 0);
    await bench.press('Escape');
    assert.deepEqual(vault.state.asked, []);

    // The same folder is served once it is trusted: it was not for want of a store.
    await restricted.click();
    await page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
      .first()
      .click();
    await restricted.waitFor({ state: 'detached' });
    await page.locator('.monaco-modal-editor-block .codicon-close:visible').last().click();
    await bench.openFile('.env');
    await bench.goTo(1, 20);
    await hover(bench, 'The secret is there.');
    assert.notDeepEqual(vault.state.asked, []);
  });
});
