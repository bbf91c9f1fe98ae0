// The local vault as a person uses it: a new secret goes in, a reference is written down, a task or a terminal gets the value, a
// literal moves in.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conversation } from '../support/conversation';
import { eventually } from '../support/eventually';
import { play } from '../support/scene';
import { startVsCode, type VsCode } from '../support/vscode';
import type { Workbench } from '../support/workbench';

/** Writes whether the variable is 32 bytes in hex, and prints it: the terminal must not show it. */
const program = `
const key = process.env.API_KEY ?? '';
require('node:fs').writeFileSync('seen.txt', String(/^[0-9a-f]{64}$/.test(key)));
console.log('the key is ' + key + '.');
`;

const tasks = JSON.stringify({
  version: '2.0.0',
  tasks: [{ label: 'look', type: 'scabbard', command: 'node program.cjs', problemMatcher: [] }],
});

const cli = join(__dirname, '../../../dist/cli.js');

describe('the local vault', () => {
  let vscode: VsCode;
  /** Where windows and terminals of the person meet. */
  const config = mkdtempSync(join(tmpdir(), 'scabbard-config-'));
  after(() => rmSync(config, { recursive: true, force: true }));
  // The keychain of this VS Code is the browser's, and each page has its own: each test gets a vault of its own, too.
  beforeEach(async () => {
    // Drawn as text, the terminal can be read.
    const settings = { 'files.autoSave': 'off', 'terminal.integrated.gpuAcceleration': 'off' };
    vscode = await startVsCode({ settings, driver: false, env: { XDG_CONFIG_HOME: config } });
  });
  afterEach(() => vscode.close());

  async function generateInto(bench: Workbench, name: string): Promise<void> {
    const talk = conversation(bench);
    await bench.command('Scabbard: Generate Secret');
    await talk.answer('Kind of secret', 'hex');
    await talk.answer('Number of random bytes', '32');
    await talk.answer('bits', 'Put into a store');
    await talk.answer('Store', 'Local vault');
    await talk.answer('Name in Local vault', name);
    await talk.told('a new secret is in Local vault');
  }

  it('keeps a new secret, gives out a reference, and a task sees the value that nobody else does', async () => {
    const files = { '.env': 'API_KEY=\n', '.gitignore': '.env\n', 'program.cjs': program, '.vscode/tasks.json': tasks };
    await play(vscode, { name: 'stores-run', files }, async (bench, project) => {
      const talk = conversation(bench);
      await generateInto(bench, 'app/KEY');
      // Quick open lists no file that git ignores, but takes its path.
      await bench.openFile(project.path('.env'));
      await bench.goTo(1, 9);
      await bench.command('Scabbard: Fetch Secret');
      await talk.answer('Store', 'Local vault');
      await talk.answer('Name of the secret', 'app');
      await bench.picks().filter({ hasText: 'app/KEY' }).waitFor();
      await talk.answer('Name of the secret', 'app/KEY');
      await talk.answer('What to do with app/KEY', 'Insert a reference');
      await eventually('the reference is there', async () => (await bench.lines()).includes('API_KEY=local://app/KEY'));
      await bench.press('Mod+s');
      await eventually('it is saved', () => project.read('.env')?.includes('local://app/KEY'));

      await bench.command('Tasks: Run Task');
      await talk.answer('Select the task to run', 'look');
      const dialog = bench.page.locator('.monaco-dialog-box', { hasText: 'asks for secrets of your stores' });
      await dialog.waitFor();
      assert.match(await dialog.innerText(), /local:\/\/app\/KEY/);
      await dialog.getByRole('button', { name: 'Allow' }).click();
      assert.equal(await eventually('the program ran', () => project.read('seen.txt')), 'true');
      assert.ok(!project.read('.env')?.match(/[0-9a-f]{64}/), 'the value is in the file');
      const shown = bench.page.locator('.xterm-rows');
      await eventually('its output is masked', async () => (await shown.innerText()).includes('••••••'));
      assert.doesNotMatch(await shown.innerText(), /[0-9a-f]{64}/);
    });
  });

  /** As in a terminal beside the window. */
  async function runInTerminal(folder: string): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, [cli, 'run', '--', process.execPath, 'program.cjs'], {
      cwd: folder,
      env: { ...process.env, XDG_CONFIG_HOME: config },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out, err };
  }

  it('answers a terminal once the person approved its list, and not before', async () => {
    const files = { '.env': 'API_KEY=local://app/KEY\n', '.gitignore': '.env\n', 'program.cjs': program };
    await play(vscode, { name: 'stores-terminal', files }, async (bench, project) => {
      await generateInto(bench, 'app/KEY');
      const dialog = bench.page.locator('.monaco-dialog-box', { hasText: 'asks for secrets of your stores' });
      const refused = runInTerminal(project.folder);
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      assert.deepEqual({ ...(await refused), err: '' }, { code: 2, out: '', err: '' });
      const first = runInTerminal(project.folder);
      await dialog.waitFor();
      assert.match(await dialog.innerText(), /local:\/\/app\/KEY/);
      await dialog.getByRole('button', { name: 'Allow' }).click();
      for (const { code, out, err } of [await first, await runInTerminal(project.folder)])
        assert.deepEqual([code, out], [0, 'the key is ••••••.\n'], err);
      assert.equal(project.read('seen.txt'), 'true');
    });
  });

  it('takes a literal out of the code with one undo', async () => {
    const code = "const key = '⟦stripe/live-secret-key⟧';\nconsole.log(key.length);\n";
    const files = { 'app.cjs': code, '.env': 'PORT=1\n', '.gitignore': '.env\n', 'package.json': '{}' };
    await play(vscode, { name: 'stores-move', files }, async (bench, project) => {
      const talk = conversation(bench);
      await bench.openFile('app.cjs');
      await bench.squiggles().first().waitFor();
      await bench.goTo(1, 20);
      await bench.fix('Move to Local vault');
      await talk.answer('Name in Local vault', 'app/STRIPE');
      await talk.told('is in Local vault now');
      await eventually('the code reads the variable', async () =>
        (await bench.lines())[0]?.includes('process.env.STRIPE_SECRET_KEY'),
      );
      await bench.saveAll();
      const env = await eventually('the reference is in .env', () => project.read('.env')?.match(/^.*local:.*$/m)?.[0]);
      assert.equal(env, 'STRIPE_SECRET_KEY=local://app/STRIPE');
      await bench.openFile('app.cjs');
      await bench.press('Mod+z');
      await eventually('the literal is back', async () => !(await bench.lines())[0]?.includes('process.env'));
    });
  });
});
