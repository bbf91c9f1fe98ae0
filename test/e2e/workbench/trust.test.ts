// A folder nobody trusts yet: everything works, nothing of the repository decides or runs; trusted, its configuration counts.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type GitTrap, setGitTrap } from '../../support/git-trap';
import { conversation } from '../support/conversation';
import { eventually, within } from '../support/eventually';
import { makeProject, type Project } from '../support/project';
import { startVsCode, type VsCode } from '../support/vscode';
import { type Workbench, workbench } from '../support/workbench';

const cli = join(__dirname, '../../../dist/cli.js');

/** A secret in each, which the repository's own configuration keeps silent in its own way. */
const silenced = {
  'rule.mjs': "export const key = '⟦github/personal-access-token⟧';\n",
  'setting.mjs': "export const key = '⟦anthropic/api-key⟧';\n",
  'allowed.mjs': "export const key = '⟦stripe/live-secret-key⟧';\n",
  'accepted.mjs': "export const key = '⟦stripe/live-secret-key⟧';\n",
  'left-out/file.mjs': "export const key = '⟦stripe/live-secret-key⟧';\n",
  'unwanted/file.mjs': "export const key = '⟦stripe/live-secret-key⟧';\n",
};

const reported = ['app.mjs', 'never-opened.mjs'];

describe('an untrusted workspace', function () {
  this.timeout(180_000);
  let vscode: VsCode;
  let project: Project;
  let trap: GitTrap;
  let page: Page;
  let bench: Workbench;

  before(async () => {
    // VS Code's own git is off: if anything runs git, it is us.
    vscode = await startVsCode({
      trust: true,
      driver: false,
      settings: { 'git.enabled': false, 'files.autoSave': 'off' },
    });
    project = makeProject({
      ...silenced,
      'app.mjs': "export const key = '⟦stripe/live-secret-key⟧';\n",
      'never-opened.mjs': "export const key = '⟦stripe/live-secret-key⟧';\n",
      '.env': 'PORT=3000\nSESSION_SECRET=⟦stripe/live-secret-key⟧\n',
      '.gitignore': '.env\n',
      '.vscode/settings.json': '{ "scabbard.rules": { "anthropic/*": "off" }, "scabbard.exclude": ["unwanted/"] }',
    });
    configure(project);
    execFileSync('git', ['-C', project.folder, 'add', 'rule.mjs']);
    trap = setGitTrap(project.folder);
    page = await vscode.open(project.folder);
    bench = workbench(page);
    await bench.ready();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await page.screenshot({ path: `out/e2e-failure-trust-${this.currentTest.title.replace(/\W+/g, '-')}.png` });
  });
  after(async () => {
    await vscode?.close();
    project?.remove();
  });

  it('is scanned by our rules, whatever the repository says', async () => {
    await bench.command('Scabbard: Scan Workspace');
    await conversation(bench).told('Scan done');
    await eventually('all secrets are listed', async () => {
      const problems = await problemsByFile(bench);
      return [...Object.keys(silenced), ...reported].every((file) => problems.includes(labelOf(file)));
    });
  });

  it('has fixes, masks and generated keys', async () => {
    await bench.openFile(project.path('rule.mjs'));
    await bench.squiggles().first().waitFor();
    await bench.goTo(1, 25);
    await bench.fix('Move to environment variable GITHUB_TOKEN');
    await eventually('the variable is read', async () => /process\.env\.GITHUB_TOKEN/.test((await bench.lines())[0]!));
    await bench.press('Mod+z');
    await bench.squiggles().first().waitFor();
    await bench.command('File: Save All');

    await bench.openFile(project.path('.env'));
    const drawn = page.locator('.editor-instance .view-lines');
    assert.match(await drawn.innerText(), /sk_live_/);
    await bench.command('Scabbard: Mask Values');
    await eventually('the value is hidden', async () => !(await drawn.innerText()).includes('sk_live_'));

    const talk = conversation(bench);
    await bench.openFile(project.path('app.mjs'));
    await bench.goTo(2, 1);
    await bench.command('Scabbard: Generate Secret');
    await talk.answer('Kind of secret', 'UUID');
    await talk.answer(/^\d+ bits of strength/, 'Insert at the cursor');
    await eventually('the key is inserted', async () => /^[0-9a-f-]{36}$/.test((await bench.lines())[1]!));
    await bench.press('Mod+z');
    await bench.command('File: Save All');
  });

  it('says why it is restricted', async () => {
    await bench.command('View: Show Extensions');
    const ours = page.locator('.extensions-list .monaco-list-row', { hasText: 'Scabbard' }).first();
    const reason = page.locator('.monaco-hover:visible', { hasText: 'until the workspace is trusted' }).first();
    await eventually('the reason is shown', async () => {
      await page.mouse.move(0, 0);
      await ours.hover();
      return within(5_000, (timeout) => reason.waitFor({ timeout }));
    });
    await page.mouse.move(0, 0);
  });

  it('runs nothing of the repository', () => {
    assert.equal(trap.isSprung(), false, 'a command of .git/config was run');
  });

  it('is obeyed once it is trusted', async () => {
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).click();
    await page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
      .first()
      .click();
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor({ state: 'detached' });
    await page.locator('.monaco-modal-editor-block .codicon-close:visible').last().click();
    await eventually('what the repository silences is silent', async () => {
      const problems = await problemsByFile(bench);
      return (
        reported.every((file) => problems.includes(file)) &&
        Object.keys(silenced).every((file) => !problems.includes(labelOf(file)))
      );
    });
    assert.equal(trap.isSprung(), false, 'a command of .git/config was run');
    trap.spring();
    assert.equal(trap.isSprung(), true, 'git itself does not fall into the trap');
  });
});

/** Writes a `.scabbard.json` that silences each file in its own way; the fingerprint is the command line's. */
function configure(project: Project): void {
  const key = '0123456789abcdef'.repeat(4);
  const write = (config: object) => project.write('.scabbard.json', JSON.stringify({ key, ...config }));
  write({});
  const { stdout } = spawnSync(process.execPath, [cli, 'scan', '--format', 'json', 'accepted.mjs'], {
    cwd: project.folder,
    encoding: 'utf8',
  });
  write({
    rules: { 'github/*': 'off' },
    allow: [{ paths: ['allowed.mjs'] }],
    ignoredFingerprints: [JSON.parse(stdout).findings[0].fingerprint],
    exclude: ['left-out/'],
  });
}

/** The Problems panel's file rows: name, then folder. */
async function problemsByFile(bench: Workbench): Promise<string> {
  await bench.problems();
  await bench.page.locator('.part.panel .codicon-collapse-all:visible').first().click();
  return (await bench.problems()).map((row) => row.replace(/\s+/g, '')).join('\n');
}

const labelOf = (file: string): string => file.split('/').reverse().join('');
