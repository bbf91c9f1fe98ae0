// `scabbard run`: the real command with a store of files; programs get values, the terminal does not, and nothing without approval.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServedWindow, serveWindow } from '../../stores/editor/serve';
import type { Reply } from '../../stores/editor/window';
import { folderWith, removeFolders } from '../workspace/support/sandbox';
import { type Ran, run } from './support/command';

const secret = `value-of-nothing-${randomBytes(6).toString('hex')}`;

const project = (env: string, files: Readonly<Record<string, string>> = {}): string =>
  folderWith({
    '.env': env,
    'compose.yaml': 'secrets:\n  db:\n    file: ./secrets/db\n  gone:\n    file: ./secrets/gone\n',
    'secrets/db': secret,
    ...files,
  });

/** Prints the value, and whether it is the right one. */
const look = [process.execPath, '-e', 'console.log(process.env.DB, process.env.DB?.length, process.env.PORT)'];

describe('scabbard run', () => {
  let config: string;
  beforeEach(() => {
    config = folderWith();
  });
  afterEach(removeFolders);
  const scabbard = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    run(['run', ...args], { cwd, env: { XDG_CONFIG_HOME: config, APPDATA: config, ...env } });
  const written = (file: string): string => readFileSync(join(config, 'scabbard', file), 'utf8');

  it('gives plain variables to the program, asks nobody, and ends as it does', async () => {
    const ran = await scabbard(
      ['--', process.execPath, '-e', 'console.log(process.env.PORT); process.exit(7)'],
      project('PORT=80\n'),
    );
    assert.deepEqual([ran.out, ran.code], ['80\n', 7]);
  });

  it('lets the environment win over the file', async () => {
    const ran = await scabbard(['--', ...look], project('PORT=80\n'), { PORT: '81' });
    assert.match(ran.out, /81\n$/);
  });

  it('starts nothing without an approval', async () => {
    const ran = await scabbard(['--', ...look], project('DB=docker://db\n'));
    assert.deepEqual([ran.out, ran.code], ['', 2]);
    assert.match(ran.err, /not approved.*--approve/);
  });

  it('gives an approved secret to the program and masks it in the output', async () => {
    const folder = project('DB=docker://db\nPORT=80\n');
    assert.equal((await scabbard(['--approve'], folder)).code, 0);
    const ran = await scabbard(['--', ...look], folder);
    assert.equal(ran.out, `•••••• ${secret.length} 80\n`);
    const plain = await scabbard(['--no-masking', '--', ...look], folder);
    assert.equal(plain.out, `${secret} ${secret.length} 80\n`);
    const log = written('access-log.jsonl');
    assert.match(log, /"store":"docker".*"name":"db","action":"run","outcome":"ok"/);
    for (const text of [log, written('approvals.json'), ran.err]) assert.ok(!text.includes(secret));
  });

  it('finds files that references name from the top of the repository', async () => {
    const folder = project('', { '.git/HEAD': 'ref: refs/heads/main\n', 'packages/app/.env': 'DB=docker://db\n' });
    const ran = await scabbard(['--approve', '--', ...look], join(folder, 'packages/app'));
    assert.equal(ran.out, `•••••• ${secret.length} undefined\n`, ran.err);
  });

  it('asks again when the list changes', async () => {
    const folder = project('DB=docker://db\n');
    await scabbard(['--approve'], folder);
    const other = await scabbard(['--', ...look], folder, { ANOTHER: 'docker://gone' });
    assert.equal(other.code, 2);
    assert.match(other.err, /not approved/);
  });

  it('starts nothing when a secret is missing, and names the variable', async () => {
    const ran = await scabbard(['--approve', '--', ...look], project('DB=docker://db\nGONE=docker://gone\n'));
    assert.deepEqual([ran.out, ran.code], ['', 2]);
    assert.match(ran.err, /^scabbard: GONE: /m);
    assert.ok(!ran.err.includes(secret));
  });

  it('knows no store that the repository configures', async () => {
    const folder = project('DB=vault+theirs://secret/app#key\n', {
      '.vscode/settings.json':
        '{ "scabbard.stores": { "theirs": { "kind": "vault", "address": "https://host.invalid" } } }',
    });
    const ran = await scabbard(['--approve', '--', ...look], folder);
    assert.match(ran.err, /DB: No store of that name is configured in your own settings/);
  });

  it('says what is wrong with the user’s own configuration', async () => {
    config = folderWith({ 'scabbard/config.json': '{ "stores": { "dev": {} } }' });
    const ran = await scabbard(['--', ...look], project('PORT=1\n'));
    assert.equal(ran.code, 2);
    assert.match(ran.err, /configuration.*stores\.dev\.kind/s);
  });

  describe('beside an editor window', () => {
    let served: ServedWindow | undefined;
    afterEach(() => served?.close());
    const window = async (folder: string, answer: (references: readonly string[]) => Reply): Promise<void> => {
      served = await serveWindow({
        folder: join(config, 'scabbard', 'windows'),
        folders: () => [folder],
        answer: async ({ references }) => answer(references),
      });
    };

    it('gets what the vault there keeps, by one approval for the whole list', async () => {
      const folder = project('DB=local://app/DB\nOTHER=docker://db\n');
      let asked: readonly string[] = [];
      await window(folder, (references) => {
        asked = references;
        return { answers: { 'local://app/DB': { text: secret } } };
      });
      const ran = await scabbard(['--', ...look], folder);
      assert.equal(ran.out, `•••••• ${secret.length} undefined\n`);
      assert.deepEqual(asked, ['docker://db', 'local://app/DB']);
      assert.match(written('access-log.jsonl'), /"store":"local".*"name":"app\/DB","action":"run","outcome":"ok"/);
    });

    it('starts nothing when the person refuses, or the vault has no such name', async () => {
      const folder = project('DB=local://app/DB\n');
      await window(folder, () => ({ refused: { kind: 'denied', message: 'Not approved.' } }));
      const refused = await scabbard(['--approve', '--', ...look], folder);
      assert.deepEqual([refused.out, refused.code], ['', 2]);
      assert.match(refused.err, /Not approved/);
      await served?.close();
      await window(folder, () => ({ answers: { 'local://app/DB': { kind: 'not-found', message: 'No such name.' } } }));
      const missing = await scabbard(['--', ...look], folder);
      assert.deepEqual([missing.out, missing.code], ['', 2]);
      assert.match(missing.err, /^scabbard: DB: .*no such name/m);
    });

    it('does not ask it where the command line has a vault of its own', async () => {
      const folder = project('DB=local://app/DB\n');
      config = folderWith({ 'scabbard/config.json': '{ "stores": { "local": { "kind": "local" } } }' });
      await window(folder, () => assert.fail('the window was asked'));
      const ran = await scabbard(['--approve', '--', ...look], folder);
      assert.match(ran.err, /^scabbard: DB: .*no such name/m);
    });
  });
});
