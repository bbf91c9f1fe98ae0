// The life of an env file as a person leads it: keys generated, drift mended, a first .env made out of its example.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { type Conversation, conversation } from '../support/conversation';
import { eventually } from '../support/eventually';
import { play } from '../support/scene';
import { startVsCode, type VsCode } from '../support/vscode';
import type { Workbench } from '../support/workbench';

/** Starts `Generate Secret` and answers for a key of so many bytes in hexadecimal digits, up to where it goes. */
async function generateHex(bench: Workbench, talk: Conversation, bytes: number): Promise<void> {
  await bench.command('Scabbard: Generate Secret');
  await talk.answer('Kind of secret', 'Hexadecimal');
  await talk.answer(/^Number of random bytes, .*256 bits of strength/m, String(bytes));
  assert.match(await talk.asked(/^\d+ bits of strength/), new RegExp(`^${8 * bytes} bits`));
}

async function setInEnv(talk: Conversation, key: string): Promise<void> {
  await talk.answer(/^\d+ bits/, 'Set as the value');
  await talk.answer('Env file', '.env');
  await talk.answer('Choose a key', key);
}

/** Waits until the editor shows such a line. */
function lineLike(bench: Workbench, pattern: RegExp): Promise<boolean> {
  return eventually(`a line like ${pattern}`, async () => (await bench.lines()).some((line) => pattern.test(line)));
}

describe('env files', () => {
  let vscode: VsCode;
  before(async () => {
    vscode = await startVsCode({ driver: false, settings: { 'files.autoSave': 'off' } });
  });
  after(() => vscode.close());

  it('generates the value of a key, old or new, and one undo takes it back', async () => {
    const env = 'PORT=3000\nSESSION_SECRET=old\n# the end\n';
    const files = { '.env': env, '.gitignore': '.env\n' };
    await play(vscode, { name: 'generate-key', files }, async (bench, project) => {
      const talk = conversation(bench);
      await bench.openFile(project.path('.env'));
      await generateHex(bench, talk, 32);
      await setInEnv(talk, 'SESSION_SECRET');
      await lineLike(bench, /^SESSION_SECRET=[0-9a-f]{64}$/);
      assert.equal(project.read('.env'), env, 'the file was saved unasked');
      await bench.press('Mod+z');
      await lineLike(bench, /^SESSION_SECRET=old$/);

      await generateHex(bench, talk, 16);
      await setInEnv(talk, 'NEW_KEY');
      await lineLike(bench, /^NEW_KEY=[0-9a-f]{32}$/);
      await bench.command('File: Save All');
      await eventually('the disk follows', () => project.read('.env') !== env);
      assert.match(project.read('.env')!, /^PORT=3000\nSESSION_SECRET=old\n# the end\nNEW_KEY=[0-9a-f]{32}\n$/);
    });
  });

  it('inserts a key at the cursor, and copies another', async () => {
    await play(vscode, { name: 'generate-insert', files: { 'app.js': 'const salt = "";\n' } }, async (bench) => {
      const talk = conversation(bench);
      await bench.openFile('app.js');
      await bench.goTo(1, 15);
      await generateHex(bench, talk, 32);
      await talk.answer('256 bits', 'Insert at the cursor');
      await lineLike(bench, /^const salt = "[0-9a-f]{64}";$/);
      await generateHex(bench, talk, 16);
      await talk.answer('128 bits', 'Copy to the clipboard');
      const said = await talk.told('a new secret is on the clipboard (128 bits of strength)');
      const copied = await bench.page.evaluate<string>('navigator.clipboard.readText()');
      assert.match(copied, /^[0-9a-f]{32}$/);
      assert.ok(!said.includes(copied), 'the message tells the key');
    });
  });

  it('adds a missing key beside its neighbour by the lightbulb', async () => {
    const files = {
      '.env': 'HOST=localhost\nPORT=3000\n',
      '.env.example': 'HOST=\nREGION=eu\nPORT=\n',
      '.gitignore': '.env\n',
    };
    await play(vscode, { name: 'missing-key', files }, async (bench, project) => {
      await bench.openFile(project.path('.env'));
      await bench.squiggles().first().waitFor();
      assert.match((await bench.problems()).join('\n'), /REGION/);
      await bench.goTo(2, 1);
      await bench.fix('Add REGION to .env');
      await eventually('the key is there', async () => (await bench.lines()).includes('REGION=eu'));
      assert.deepEqual((await bench.lines()).slice(0, 3), ['HOST=localhost', 'REGION=eu', 'PORT=3000']);
      await bench.squiggles().first().waitFor({ state: 'detached' });
    });
  });

  it('creates .env from its example and fills in what can be generated', async () => {
    const example = '# The port\nPORT=8080\nAPI_URL=your-url-here\nSESSION_SECRET=\n';
    await play(vscode, { name: 'create-env', files: { '.env.example': example } }, async (bench, project) => {
      const talk = conversation(bench);
      await bench.openFile('.env.example');
      await bench.command('Scabbard: Create .env from Example');
      await talk.asked('Keys that get 32 random bytes');
      assert.deepEqual(
        (await bench.picks().allInnerTexts()).map((row) => row.trim()),
        ['SESSION_SECRET'],
      );
      await bench.press('Enter');
      await bench.page.locator('.tab.active[data-resource-name=".env"]').waitFor();
      await talk.told('Give these keys of .env their values: API_URL');
      await eventually('.env is saved', async () => {
        await bench.command('File: Save All');
        return /SESSION_SECRET=[\w-]{43}\n$/.test(project.read('.env') ?? '');
      });
      assert.match(project.read('.env')!, /^# The port\nPORT=8080\nAPI_URL=your-url-here\nSESSION_SECRET=[\w-]{43}\n$/);
      await eventually('git ignores it', () => project.read('.gitignore') === '.env\n');
      assert.equal(project.read('.env.example'), example);
      await eventually('only the owner reads it', () => (statSync(project.path('.env')).mode & 0o777) === 0o600);
    });
  });
});
