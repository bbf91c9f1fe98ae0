// A secret of another project's env file, fetched as a person does it: into .env, onto the clipboard, or for a look.

import assert from 'node:assert/strict';
import { conversation } from '../support/conversation';
import { eventually, within } from '../support/eventually';
import { makeProject, type Project } from '../support/project';
import { play } from '../support/scene';
import { startVsCode, type VsCode } from '../support/vscode';
import type { Workbench } from '../support/workbench';

const value = `it's "quoted" #1 $HOME`;
const env = 'PORT=3000\nMY_SHARED_KEY=other\n';

describe('fetching a secret', () => {
  let vscode: VsCode;
  let sibling: Project;
  before(async () => {
    sibling = makeProject(
      { 'shared.env': `OTHER=1\nSHARED_KEY=\`${value}\`\nNOTE="encrypted:none"\n` },
      { git: false },
    );
    vscode = await startVsCode({ settings: { 'files.autoSave': 'off' }, driver: false });
  });
  after(async () => {
    await vscode.close();
    sibling.remove();
  });

  /** Runs the command up to the question what to do with the secret. */
  async function choose(bench: Workbench, name: string): Promise<void> {
    const talk = conversation(bench);
    await bench.command('Scabbard: Fetch Secret');
    await talk.answer('Store', 'Env file');
    await talk.answer('Env file to fetch from', 'Another file');
    const dialog = bench.page.locator('.quick-input-widget', { hasText: 'Fetch from This File' });
    await dialog.waitFor();
    // It writes its own folder into the box once it has read it, and takes no answer while it reads: once more then.
    const path = dialog.locator('input[type="text"]').first();
    const file = dialog.locator('.monaco-list-row', { hasText: 'shared.env' });
    await eventually('the file is chosen', async () => {
      const listed =
        (await within(5_000, (timeout) => path.fill(`${sibling.folder}/`, { timeout }))) &&
        (await within(5_000, (timeout) => file.click({ timeout })));
      return listed && within(5_000, (timeout) => dialog.waitFor({ state: 'hidden', timeout }));
    });
    await talk.asked('Name of the secret');
    await eventually('the names are listed', async () => (await bench.picks().count()) === 3);
    assert.deepEqual(
      (await bench.picks().allInnerTexts()).map((row) => row.trim()),
      ['NOTE', 'OTHER', 'SHARED_KEY'],
    );
    await talk.answer('Name of the secret', name);
  }

  it('sets it in .env, quoted so that it is read back, with one undo, and logs the access', async () => {
    const files = { '.env': env, '.gitignore': '.env\n' };
    await play(vscode, { name: 'fetch-set', files }, async (bench, project) => {
      const talk = conversation(bench);
      await choose(bench, 'SHARED_KEY');
      await talk.answer('What to do with SHARED_KEY', 'Set as the value');
      await talk.answer('Env file', '.env');
      await talk.asked('Choose a key');
      await bench.press('Enter');
      const written = `SHARED_KEY=\`${value}\``;
      await eventually('the key is there', async () => (await bench.lines()).includes(written));
      assert.equal(project.read('.env'), env, 'the file was saved unasked');
      await bench.press('Mod+z');
      await eventually('the key is gone', async () => !(await bench.lines()).includes(written));
      assert.equal((await bench.lines())[0], 'PORT=3000');

      await bench.command('Scabbard: Show Access Log');
      await bench.page.locator('.tab.active', { hasText: 'access-log.jsonl' }).waitFor();
      const lines = await eventually('the access is listed', async () => {
        const drawn = (await bench.lines()).join('\n');
        return drawn.includes('"action":"set"') ? drawn : undefined;
      });
      assert.match(lines, /"store":"env-file"/);
      assert.match(lines, /"action":"list","outcome":"ok"/);
      assert.match(lines, /"name":"SHARED_KEY","action":"set","outcome":"ok"/);
      assert.ok(!lines.includes('quoted'), 'the log holds the value');
    });
  });

  it('copies it, and says so without it', async () => {
    await play(vscode, { name: 'fetch-copy', files: { '.env': env } }, async (bench) => {
      const talk = conversation(bench);
      await choose(bench, 'SHARED_KEY');
      await talk.answer('What to do with SHARED_KEY', 'Copy');
      const said = await talk.told('SHARED_KEY is on the clipboard');
      assert.equal(await bench.page.evaluate<string>('navigator.clipboard.readText()'), value);
      assert.ok(!said.includes('quoted'));
    });
  });

  it('shows it only when asked to', async () => {
    await play(vscode, { name: 'fetch-peek', files: { '.env': env } }, async (bench) => {
      await choose(bench, 'SHARED_KEY');
      await conversation(bench).answer('What to do with SHARED_KEY', 'Peek');
      const box = bench.page.locator('.quick-input-widget', { hasText: 'Enter shows the value' });
      await box.waitFor();
      assert.equal(await box.locator('input[type="password"]').inputValue(), value);
      await bench.press('Enter');
      const open = bench.page.locator('.quick-input-widget', { hasText: 'Enter hides the value' });
      assert.equal(await open.locator('.quick-input-box input[type="text"]').inputValue(), value);
      await bench.press('Escape');
      await open.waitFor({ state: 'hidden' });
    });
  });

  it('does not give out what dotenvx encrypted', async () => {
    await play(vscode, { name: 'fetch-encrypted', files: { '.env': env } }, async (bench) => {
      const talk = conversation(bench);
      await choose(bench, 'NOTE');
      await talk.answer('What to do with NOTE', 'Copy');
      assert.ok(!(await talk.told('encrypted by dotenvx')).includes('encrypted:'));
    });
  });
});
