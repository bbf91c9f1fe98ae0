// Secrets of a Vault server are rotated step by step, left and taken up again; env files are compared with what it holds.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Conversation, conversation } from '../support/conversation';
import { eventually } from '../support/eventually';
import { type LiveVault, startLiveVault } from '../support/live-vault';
import { openWith } from '../support/open-with';
import { play } from '../support/scene';
import { startVsCode, type VsCode } from '../support/vscode';
import type { Workbench } from '../support/workbench';

const reference = 'vault+dev://secret/app/db#password';
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Succeeds where it is told to; what it got it writes down as nobody else can. */
const verify = `
const digest = require('node:crypto').createHash('sha256').update(process.env.NEW_SECRET ?? '').digest('hex');
require('node:fs').writeFileSync('verified', digest);
process.exit(Number(process.argv[2]));
`;

const dialogOf = ({ page }: Workbench, words: string) => page.locator('.monaco-dialog-box', { hasText: words });

describe('a Vault server that a team has', () => {
  let vault: LiveVault;
  let vscode: VsCode;
  before(async () => {
    vault = await startLiveVault();
    const store = { kind: 'vault', address: vault.url };
    vscode = await startVsCode({
      driver: false,
      // The server that the environment names may have its token.
      env: { ...vault.env, VAULT_ADDR: vault.url },
      settings: {
        'files.autoSave': 'off',
        'scabbard.stores': { dev: store, prod: { ...store, production: true } },
      },
    });
  });
  after(async () => {
    await vault?.close();
    await vscode?.close();
  });

  it('rotates a secret: pending, left, taken up in another window, verified, promoted, retired', async () => {
    vault.write('app/db', { password: 'the old one' });
    const files = { '.env': `DB_PASSWORD=${reference}\n`, '.gitignore': '.env\n', 'verify.cjs': verify };
    await play(vscode, { name: 'rotate', files }, async (bench, project) => {
      const talk = conversation(bench);
      const clipboard = () => bench.page.evaluate<string>('navigator.clipboard.readText()');
      const current = () => vault.read('app/db')!.password;
      await bench.openFile(project.path('.env'));
      await begin(bench, talk);
      await talk.answer('Step 1 of 5', 'Generate');
      await talk.answer('Kind of secret', 'Hexadecimal');
      await talk.answer('Number of random bytes', '32');
      await talk.asked(/Pending in .* Escape leaves it/);
      await bench.press('Escape');
      assert.equal(current(), 'the old one');

      await bench.page.reload();
      await bench.ready();
      await bench.openFile(project.path('.env'));
      // What was fetched is remembered for a while, and must not outlive the rotation.
      await copy(bench, talk);
      assert.equal(await clipboard(), 'the old one');
      await bench.command('Scabbard: Rotate Secret');
      await bench.picks().filter({ hasText: 'under way' }).waitFor();
      await talk.answer('Which secret', reference);
      await talk.answer('Pending in', 'verify by hand');
      await talk.told('the new value is on the clipboard');
      const made = await clipboard();
      assert.match(made, /^[0-9a-f]{64}$/);
      for (const [code, words] of [
        [3, 'failed (exit code 3). Nothing was changed'],
        [0, 'The command succeeded'],
      ] as const) {
        await talk.answer('Pending in', 'verify with a command');
        await talk.answer('Command that uses the new value', `node verify.cjs ${code}`);
        await talk.told(words);
      }
      assert.equal(project.read('verified'), digestOf(made));
      assert.equal(current(), 'the old one');

      await talk.answer('Pending in', 'make the new value current');
      await talk.answer('how long programs may go on with the old value', 'None');
      await talk.told('the new value is current');
      assert.equal(current(), made);
      assert.notEqual(vault.secret('app/db')!.versions.get(1)!.destroyed, true, 'it was retired unasked');
      await bench.page.getByRole('button', { name: 'Revoke the Old Value' }).click();
      await talk.told('cannot be read in the store any more');
      assert.equal(vault.secret('app/db')!.versions.get(1)!.destroyed, true);
      assert.deepEqual(vault.paths(), ['app/db'], 'the pending value is left over');
      await copy(bench, talk);
      await eventually('the new value is copied', async () => (await clipboard()) === made);

      await begin(bench, talk);
      await talk.answer('Step 1 of 5', 'Type or paste');
      await talk.answer('The new value', 'from its provider');
      await talk.answer('Pending in', 'Let go of the new value');
      await talk.told('the new value is gone; nothing else changed');
      assert.equal(current(), made);
      assert.deepEqual(vault.paths(), ['app/db']);
    });
  });

  it('is compared with an env file: chosen names are pushed and pulled, production values after a word of their own', async () => {
    vault.write('app/config', { SHARED: '1', THEIRS: 'of the team', REST: '2' });
    const env = 'SHARED=1\nMINE=of my own\nLOCAL=3\n';
    await play(vscode, { name: 'compare', files: { '.env': env, '.gitignore': '.env\n' } }, async (bench, project) => {
      const talk = conversation(bench);
      await openWith(bench, project, '.env', env);
      await compare(bench, talk, 'dev');
      const there = ['REST← secret/app/config#REST', 'THEIRS← secret/app/config#THEIRS'];
      assert.deepEqual(await names(bench), ['LOCAL→ store', 'MINE→ store', ...there]);
      await choose(bench, ['MINE', 'THEIRS']);
      await talk.answer('What the file gets', 'References');
      const preview = dialogOf(bench, 'This would be done');
      await preview.waitFor();
      const done = /MINE → 127\.0\.0\.1:\d+\s+THEIRS ← secret\/app\/config#THEIRS \(reference\)/;
      assert.match(await preview.innerText(), done);
      assert.ok(!('MINE' in vault.read('app/config')!), 'pushed before the preview was agreed to');
      await preview.getByRole('button', { name: 'Do It' }).click();
      await talk.told('1 pushed, 1 pulled');
      assert.deepEqual(vault.read('app/config'), { SHARED: '1', THEIRS: 'of the team', REST: '2', MINE: 'of my own' });
      assert.equal((await bench.lines())[3], "THEIRS='vault+dev://secret/app/config#THEIRS'");

      for (const [answer, words] of [
        ['Cancel', undefined],
        ['Write Production Values to the File', '0 pushed, 1 pulled'],
      ] as const) {
        await compare(bench, talk, 'prod');
        await choose(bench, ['REST']);
        await talk.answer('What the file gets', 'Values');
        const dialog = dialogOf(bench, 'These are production secrets');
        await dialog.getByRole('button', { name: answer }).click();
        if (words) await talk.told(words);
        else assert.ok(!(await bench.lines()).includes('REST=2'));
      }
      await eventually('the value is there', async () => (await bench.lines()).includes('REST=2'));
      assert.equal(project.read('.env'), env, 'the file was saved unasked');
    });
  });
});

async function begin(bench: Workbench, talk: Conversation): Promise<void> {
  // VS Code shows a few at a time only.
  await bench.command('Notifications: Clear All Notifications');
  await bench.command('Scabbard: Rotate Secret');
  await talk.answer('Which secret', reference);
  await talk.answer('Who makes the new value', 'Step by step');
}

async function copy(bench: Workbench, talk: Conversation): Promise<void> {
  await bench.command('Scabbard: Fetch Secret');
  await talk.answer('Store', '(dev)');
  for (const name of ['secret', 'secret/app', 'secret/app/db']) {
    await bench.picks().filter({ hasText: name }).waitFor();
    await talk.answer('Name of the secret', name);
  }
  await talk.answer('What to do with', 'Copy');
  await talk.told('is on the clipboard');
}

async function compare(bench: Workbench, talk: Conversation, alias: string): Promise<void> {
  await bench.command('Scabbard: Compare Env File with a Store');
  await talk.answer('Store', `(${alias})`);
  for (const place of ['secret', 'secret/app', 'secret/app/config']) {
    await bench.picks().filter({ hasText: place }).first().waitFor();
    await talk.answer('Compare with the names of', place);
  }
  await talk.asked('Choose what to push or pull');
}

/** Rows of the list without the headings beside them, sorted. */
async function names(bench: Workbench): Promise<readonly string[]> {
  return [...(await bench.picks().allInnerTexts())].map((row) => row.trim().split('\n')[0]!).sort();
}

async function choose(bench: Workbench, wanted: readonly string[]): Promise<void> {
  for (const name of wanted) await bench.picks().filter({ hasText: name }).first().click();
  await bench.press('Enter');
}
