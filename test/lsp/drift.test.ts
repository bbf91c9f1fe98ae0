// `.env` drift across files: open or not, edited or changed on disk.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { startEditor, type TestEditor } from './support/editor';
import { createFolder, type Folder } from './support/folder';
import { secretOf } from './support/samples';

const codes = (code: string) => (params: PublishDiagnosticsParams) =>
  params.diagnostics.some((one) => one.code === code);
const none = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length === 0;

describe('drift', () => {
  let folder: Folder;
  let editor: TestEditor;
  const start = async (files: Record<string, string>, { git = false } = {}) => {
    folder = createFolder(files, { git });
    editor = await startEditor({ folders: [folder.uri] });
  };
  afterEach(async () => {
    await editor.stop();
    folder.remove();
  });

  it('is shown at the start for files that are not open', async () => {
    await start({ '.env': 'PORT=3000\n', '.env.example': 'PORT=\nHOST=\n' });
    const [missing] = await editor.diagnostics(folder.at('.env'));
    assert.equal(missing?.code, 'env/missing-key');
    assert.match(String(missing.message), /HOST/);
  });

  it('of .env follows the typing in .env.example, both ways', async () => {
    await start({ '.env': 'PORT=3000\n', '.env.example': 'PORT=\n' });
    const [env, example] = [folder.at('.env'), folder.at('.env.example')];
    await editor.open(example, 'PORT=\n', 'dotenv');
    await editor.change(example, 2, { text: 'PORT=\nHOST=\n' });
    editor.clock.advance(120);
    await editor.diagnostics(env, codes('env/missing-key'));
    await editor.open(env, 'PORT=3000\n', 'dotenv');
    await editor.diagnostics(env, ({ version, diagnostics }) => version === 1 && diagnostics.length === 1);
    await editor.change(env, 2, { text: 'PORT=3000\nHOST=a.test\n' });
    editor.clock.advance(120);
    await editor.diagnostics(env, (params) => params.version === 2 && none(params));
    await editor.change(env, 3, { text: 'PORT=3000\nHOST=a.test\nEXTRA=1\n' });
    editor.clock.advance(120);
    await editor.diagnostics(env, (params) => params.version === 3 && codes('env/undocumented-key')(params));
  });

  it('follows changes on disk that the editor reports', async () => {
    await start({ '.env': 'PORT=3000\n', '.env.example': 'PORT=\nHOST=\n' });
    await editor.diagnostics(folder.at('.env'), codes('env/missing-key'));
    folder.write('.env', 'PORT=3000\nHOST=a.test\n');
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.at('.env'), type: 2 }] });
    editor.clock.advance(120);
    await editor.diagnostics(folder.at('.env'), none);
  });

  it('is cleared when the file is deleted', async () => {
    await start({ '.env': 'PORT=3000\n', '.env.example': 'PORT=\nHOST=\n' });
    await editor.diagnostics(folder.at('.env'), codes('env/missing-key'));
    rmSync(join(folder.path, '.env'));
    await editor.notify('workspace/didDeleteFiles', { files: [{ uri: folder.at('.env') }] });
    await editor.diagnostics(folder.at('.env'), none);
  });

  it('is cleared when the folder is renamed', async () => {
    await start({ 'a/.env': 'PORT=3000\n', 'a/.env.example': 'PORT=\nHOST=\n', 'a/x.js': '' });
    await editor.open(folder.at('a/x.js'), '', 'javascript');
    await editor.diagnostics(folder.at('a/.env'), codes('env/missing-key'));
    rmSync(join(folder.path, 'a'), { recursive: true });
    const files = [{ oldUri: folder.at('a'), newUri: folder.at('b') }];
    await editor.notify('workspace/didRenameFiles', { files });
    await editor.diagnostics(folder.at('a/.env'), none);
  });

  it('knows from an unsaved .gitignore that git will ignore the file', async () => {
    await start({ '.env': 'PORT=3000\n', '.env.example': 'PORT=\n', '.gitignore': '' }, { git: true });
    await editor.diagnostics(folder.at('.env'), codes('env/not-ignored'));
    await editor.open(folder.at('.gitignore'), '', 'ignore');
    await editor.change(folder.at('.gitignore'), 2, { text: '.env\n' });
    editor.clock.advance(120);
    await editor.diagnostics(folder.at('.env'), none);
  });

  it('reports a credential in an example once, under its own code', async () => {
    const secret = secretOf('stripe/live-secret-key');
    await start({ '.env.example': '' });
    await editor.open(folder.at('.env.example'), `STRIPE_SECRET_KEY=${secret}\n`, 'dotenv');
    const found = await editor.diagnostics(folder.at('.env.example'), codes('env/secret-in-example'));
    assert.deepEqual(
      found.map(({ code }) => code).filter((code) => code !== 'env/missing-key'),
      ['env/secret-in-example'],
    );
  });

  it('leaves credentials alone in an env file that git ignores, and reports them in one it does not', async () => {
    const text = `STRIPE_SECRET_KEY=${secretOf('stripe/live-secret-key')}\n`;
    await start({ '.gitignore': '.env\n' }, { git: true });
    await editor.open(folder.at('.env'), text, 'dotenv');
    assert.deepEqual(await editor.diagnostics(folder.at('.env'), ({ version }) => version === 1), []);
    await editor.open(folder.at('.env.staging'), text, 'dotenv');
    await editor.diagnostics(folder.at('.env.staging'), codes('stripe/live-secret-key'));
  });

  it('can be turned down and off by its codes', async () => {
    folder = createFolder({ '.env': 'PORT=3000\nEXTRA=1\n', '.env.example': 'PORT=\nHOST=\n' });
    const rules = { 'env/missing-key': 'off', 'env/*': 'hint' };
    editor = await startEditor({ folders: [folder.uri], settings: { '': { rules } } });
    const found = await editor.diagnostics(folder.at('.env'));
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [['env/undocumented-key', 4]],
    );
  });
});
