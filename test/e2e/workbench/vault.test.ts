// A store on the network as a person uses it: a Vault server is browsed, referred to, asked about, run with, and written to.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { seededRandom } from '../../../server/engine/shape/sample';
import { fillMarks } from '../../support/marks';
import { type Conversation, conversation } from '../support/conversation';
import { eventually } from '../support/eventually';
import { hover } from '../support/hover';
import { type LiveVault, startLiveVault } from '../support/live-vault';
import { openWith } from '../support/open-with';
import { makeProject, type Project } from '../support/project';
import { startVsCode, type VsCode } from '../support/vscode';
import { type Workbench, workbench } from '../support/workbench';

const password = fillMarks('⟦password⟧', seededRandom(8101)).text;
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Writes down what only somebody who has the value can: the value itself stays in the program. */
const program = `
const digest = require('node:crypto').createHash('sha256').update(process.env.DB_PASSWORD ?? '').digest('hex');
require('node:fs').writeFileSync(process.argv[2] + '.seen', digest);
console.log('the password is ' + process.env.DB_PASSWORD + '.');
`;

const tasks = { label: 'look', type: 'scabbard', command: 'node program.cjs task', problemMatcher: [] };
const launch = {
  name: 'look',
  type: 'node',
  request: 'launch',
  program: '${workspaceFolder}/program.cjs',
  args: ['debugger'],
  scabbard: true,
};

const files = {
  '.env': 'PORT=3000\nDB_PASSWORD=\n',
  '.gitignore': '.env\n',
  'package.json': '{}',
  'program.cjs': program,
  'app.cjs': "const key = '⟦stripe/live-secret-key⟧';\nconsole.log(key.length);\n",
  '.vscode/tasks.json': JSON.stringify({ version: '2.0.0', tasks: [tasks] }),
  '.vscode/launch.json': JSON.stringify({ version: '0.2.0', configurations: [launch] }),
};

const reference = 'vault+dev://secret/app/db#password';

describe('a Vault server', () => {
  let vault: LiveVault;
  let vscode: VsCode;
  let project: Project;
  let page: Page;
  let bench: Workbench;
  let talk: Conversation;

  before(async () => {
    vault = await startLiveVault();
    vault.write('app/db', { password: 'of another day', user: 'app' }, 40);
    vault.write('app/db', { password, user: 'app' }, 3);
    vscode = await startVsCode({
      driver: false,
      env: vault.env,
      settings: {
        'files.autoSave': 'off',
        // Drawn as text, the terminal can be read.
        'terminal.integrated.gpuAcceleration': 'off',
        'scabbard.stores': {
          dev: { kind: 'vault', address: vault.url },
          // Nobody listens there.
          down: { kind: 'vault', address: 'http://127.0.0.1:1' },
        },
      },
    });
    project = makeProject(files);
    page = await vscode.open(project.folder);
    bench = workbench(page);
    talk = conversation(bench);
    await bench.ready();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await page.screenshot({ path: `out/e2e-failure-vault-${this.currentTest.title.replace(/\W+/g, '-')}.png` });
  });
  after(async () => {
    await vault?.close();
    await vscode?.close();
    project?.remove();
  });

  /** Waits for the dialog with these words, and agrees. Answers all that it says. */
  async function allow(words: string, check: () => void = () => undefined): Promise<string> {
    const dialog = page.locator('.monaco-dialog-box', { hasText: words });
    await dialog.waitFor();
    const said = await dialog.innerText();
    check();
    await dialog.getByRole('button', { name: 'Allow' }).click();
    return said;
  }

  it('is browsed by folders once the person lets it have the token, and gives out a reference', async () => {
    await bench.openFile(project.path('.env'));
    await bench.goTo(2, 13);
    await bench.command('Scabbard: Fetch Secret');
    await talk.answer('Store', '(dev)');
    await allow(`Send the Vault token of this environment to ${vault.url}?`, () =>
      assert.deepEqual(vault.state.asked, [], 'the server was asked before'),
    );
    for (const name of ['secret', 'secret/app', 'secret/app/db']) {
      await bench.picks().filter({ hasText: name }).waitFor();
      await talk.answer('Name of the secret', name);
    }
    await talk.answer('Field of secret/app/db', 'password');
    await talk.answer('What to do with secret/app/db#password', 'Insert a reference');
    await eventually('the reference is there', async () => (await bench.lines()).includes(`DB_PASSWORD=${reference}`));
    await bench.saveAll();
    await eventually('it is saved', () => project.read('.env')?.includes(reference));
  });

  it('is asked whether there is what references name, and when it was changed, never for a value', async () => {
    await openWith(bench, project, '.env', `DB_PASSWORD=${reference}\n`);
    vault.state.asked.length = 0;
    await bench.goTo(1, 20);
    const shown = await hover(bench, 'The secret is there.');
    assert.match(shown, /Version\s2\s+Changed\s[\d-]{10}\s\(3\sdays\sago\)/);
    assert.ok(!shown.includes(password.slice(0, 6)), 'the hover shows the value');
    await bench.press('Mod+End');
    await bench.type('USER=va');
    for (const offered of [
      'vault+dev://',
      'vault+dev://secret/',
      'vault+dev://secret/app/',
      'vault+dev://secret/app/db',
    ]) {
      // The list comes by itself where something was completed that has more below it.
      if (offered === 'vault+dev://') await bench.command('Trigger Suggest');
      const row = page.locator('.suggest-widget.visible .monaco-list-row').getByText(offered, { exact: true });
      await row.first().click();
    }
    await bench.type('#');
    await bench.command('Trigger Suggest');
    await page
      .locator('.suggest-widget.visible .monaco-list-row')
      .getByText(`${offeredField('user')}`)
      .first()
      .click();
    await eventually('it is completed', async () => (await bench.lines()).includes(`USER=${offeredField('user')}`));
    assert.deepEqual(
      vault.state.asked.filter((one) => /\/data\//.test(one)),
      [],
      'a value was read',
    );
  });

  it('is asked about every reference on save and on demand', async () => {
    await openWith(bench, project, '.env', 'DB_PASSWORD=\n');
    const wrong = [
      ['vault+nope://secret/app/db#user', 'No store of that name is configured'],
      ['vault+dev://secret/app/late#user', 'Vault holds no such secret'],
      ['vault+dev://secret/app/db#nothing', 'The secret has no such field'],
    ] as const;
    await bench.press('Mod+a');
    await bench.type(`${[reference, ...wrong.map(([one]) => one)].map((one, at) => `KEY_${at}=${one}`).join('\n')}\n`);
    await bench.saveAll();
    const said = async () => (await bench.problems()).filter((row) => /scabbard/.test(row));
    await eventually('each is reported in its line', async () => {
      const rows = await said();
      return (
        rows.length === 3 &&
        wrong.every(([, words], at) => rows.some((row) => row.includes(words) && row.includes(`Ln ${at + 2}`))) &&
        ['unknown-store', 'missing-secret', 'missing-field'].every((code) =>
          rows.some((row) => row.includes(`env/${code}`)),
        )
      );
    });
    // What is mended elsewhere counts at once when the person asks.
    vault.write('app/late', { user: 'late' });
    await bench.openFile(project.path('.env'));
    await bench.command('Scabbard: Check References');
    await eventually('the secret is not missed any more', async () => (await said()).length === 2);
  });

  it('gives a value to a task, a debugged program and a shell, once their list is approved', async () => {
    await openWith(bench, project, '.env', `DB_PASSWORD=${reference}\n`);
    const sees = async (name: string) =>
      assert.equal(await eventually(`${name} ran`, () => project.read(`${name}.seen`)), digestOf(password));
    await bench.command('Tasks: Run Task');
    await talk.answer('Select the task to run', 'look');
    assert.ok((await allow('asks for secrets of your stores')).includes(reference));
    await sees('task');
    const shown = page.locator('.xterm-rows');
    await eventually('its output is masked', async () => (await shown.innerText()).includes('the password is •'));
    await bench.command('Debug: Start Debugging');
    await sees('debugger');
    // It shows the task's until another is chosen.
    await bench.command('Terminal: Focus Terminal');
    await bench.command('Create New Terminal (With Profile)');
    await talk.answer('Select the terminal profile to create', 'Terminal with secrets');
    await page.locator('.tabs-list .monaco-list-row', { has: page.locator('.codicon-key') }).click();
    await page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
    await page.keyboard.type('node program.cjs shell\n');
    await sees('shell');
  });

  it('takes a literal with one undo, and nothing happens to the text when it cannot', async () => {
    const code = project.read('app.cjs')!;
    await openWith(bench, project, '.env', 'PORT=3000\n');
    const move = async (alias: string, name: string) => {
      await openWith(bench, project, 'app.cjs', code);
      await bench.squiggles().first().waitFor();
      await bench.goTo(1, 20);
      await bench.fix(`Move to ${alias}`);
      await talk.answer(`Name in HashiCorp Vault or OpenBao (${alias})`, name);
    };
    const outages: readonly (readonly [alias: string, fault: { status: number; body: string }, words: string])[] = [
      ['dev', { status: 503, body: '{"errors":[]}' }, 'out of order at the moment'],
      ['dev', { status: 403, body: '{"errors":["permission denied"]}' }, 'do not allow this'],
      ['down', { status: 200, body: '' }, 'cannot be reached'],
    ];
    for (const [alias, fault, words] of outages) {
      vault.state.faults.push({ path: /\/data\//, times: 99, ...fault });
      await move(alias, 'secret/app/fault#key');
      if (alias === 'down') await allow('Send the Vault token');
      await talk.told(words);
      vault.state.faults.length = 0;
      assert.deepEqual([project.read('app.cjs'), project.read('.env')], [code, 'PORT=3000\n'], words);
      assert.equal((await bench.lines()).join('\n'), code, words);
      await bench.command('Notifications: Clear All Notifications');
    }
    assert.equal(vault.secret('app/fault'), undefined);

    await move('dev', 'secret/app/store#key');
    await talk.told('is in HashiCorp Vault or OpenBao (dev) now');
    assert.deepEqual(vault.read('app/store'), { key: /'(.+)'/.exec(code)![1] });
    await eventually('the code reads the variable', async () =>
      (await bench.lines())[0]!.includes('process.env.STRIPE_SECRET_KEY'),
    );
    await bench.saveAll();
    await eventually('the reference is in .env', () =>
      project.read('.env')?.includes("STRIPE_SECRET_KEY='vault+dev://secret/app/store#key'"),
    );
    await bench.openFile('app.cjs');
    await bench.press('Mod+z');
    await eventually('the literal is back', async () => (await bench.lines()).join('\n') === code);
  });
});

const offeredField = (field: string) => `vault+dev://secret/app/db#${field}`;
