// Quick-fixes over the protocol: offered, resolved, applied, noticed.

import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, Range } from 'vscode-languageserver/node';
import { applyWorkspaceEdit } from './support/apply';
import { type EditorOptions, fullCapabilities, startEditor, type TestEditor } from './support/editor';
import { createFolder, type Folder } from './support/folder';
import { secretOf } from './support/samples';

const secret = secretOf('stripe/live-secret-key');
const code = `const key = '${secret}';\nconsole.log(key);\n`;
const whole: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 999 } };
const titleOf = ({ title }: CodeAction) => title;

describe('quick-fixes', () => {
  let folder: Folder;
  let editor: TestEditor;
  let uri: string;
  const start = async (files: Record<string, string> = {}, options: EditorOptions = {}) => {
    folder = createFolder({ 'package.json': '{ "dependencies": { "dotenv": "17.0.0" } }', ...files });
    editor = await startEditor({ folders: [folder.uri], ...options });
    uri = folder.at('pay.js');
    await editor.open(uri, code, 'javascript');
  };
  const named = async (title: string) => {
    const actions = await editor.actions(uri, whole);
    const action = actions.find((one) => one.title === title);
    assert.ok(action, `no “${title}” in ${actions.map(titleOf).join(', ')}`);
    return action;
  };
  afterEach(async () => {
    await editor.stop();
    folder.remove();
  });

  it('are offered on the finding, the one that removes the secret preferred, without any value', async () => {
    await start();
    const actions = await editor.actions(uri, whole);
    assert.deepEqual(actions.map(titleOf).slice(0, 3).sort(), [
      'Ignore on this line',
      'Ignore this value',
      'Move to environment variable STRIPE_SECRET_KEY',
    ]);
    assert.deepEqual(actions.filter(({ isPreferred }) => isPreferred).map(titleOf), [
      'Move to environment variable STRIPE_SECRET_KEY',
    ]);
    assert.ok(
      actions.every(({ kind, edit, diagnostics }) => kind === 'quickfix' && !edit && diagnostics?.length === 1),
    );
    assert.ok(!JSON.stringify(actions).includes(secret));
  });

  it('are asked for by range and kind', async () => {
    await start();
    assert.deepEqual(
      await editor.actions(uri, { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } }),
      [],
    );
    assert.deepEqual(await editor.actions(uri, whole, ['refactor']), []);
    assert.ok((await editor.actions(uri, whole, ['quickfix'])).length > 0);
  });

  it('move the value into a new .env in one edit, creating files first', async () => {
    await start();
    const { edit } = await editor.resolve(await named('Move to environment variable STRIPE_SECRET_KEY'));
    assert.ok(edit?.documentChanges);
    const kinds = edit.documentChanges.map((change) => ('kind' in change ? change.kind : 'edit'));
    assert.deepEqual(
      kinds,
      kinds.toSorted((a, b) => Number(a === 'edit') - Number(b === 'edit')),
    );
    const own = edit.documentChanges.find((change) => 'textDocument' in change && change.textDocument.uri === uri);
    assert.equal(own && 'textDocument' in own ? own.textDocument.version : undefined, 1);
    const after = applyWorkspaceEdit(edit, { [uri]: code });
    assert.match(after[uri]!, /process\.env\.STRIPE_SECRET_KEY/);
    assert.ok(!after[uri]!.includes(secret));
    assert.ok(after[folder.at('.env')]?.includes(`STRIPE_SECRET_KEY=${secret}`));
    const annotation = Object.values(edit.changeAnnotations ?? {})[0];
    assert.equal(annotation?.needsConfirmation, false);
    assert.match(annotation?.description ?? '', /\.env/);
  });

  it('change nothing, and say so, when one of the files is read-only', async () => {
    await start({ '.env': 'A=1\n' });
    chmodSync(join(folder.path, '.env'), 0o444);
    const warnings: string[] = [];
    editor.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      warnings.push(message);
    });
    const { edit } = await editor.resolve(await named('Move to environment variable STRIPE_SECRET_KEY'));
    await editor.barrier();
    assert.equal(edit, undefined);
    assert.deepEqual(warnings, ['Scabbard: .env may not be written, so nothing was changed.']);
  });

  it('find their target again in a changed document', async () => {
    await start();
    const action = await named('Move to environment variable STRIPE_SECRET_KEY');
    const moved = `// one more line\n${code}`;
    await editor.change(uri, 2, { text: moved });
    const { edit } = await editor.resolve(action);
    assert.ok(edit);
    assert.match(applyWorkspaceEdit(edit, { [uri]: moved })[uri]!, /^\/\/ one more line\n.*process\.env/s);
  });

  it('answer without an edit when the secret is gone', async () => {
    await start();
    const action = await named('Move to environment variable STRIPE_SECRET_KEY');
    await editor.change(uri, 2, { text: 'const key = 1;\n' });
    assert.equal((await editor.resolve(action)).edit, undefined);
  });

  it('answer without an edit to data that is not theirs', async () => {
    await start();
    for (const data of [undefined, 1, {}, { fixId: 'move-to-env' }]) {
      const action = { title: 'x', data };
      assert.equal((await editor.resolve(action)).edit, undefined);
    }
  });

  it('carry their edits at once for an editor that does not resolve, as plain changes where it knows no others', async () => {
    const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } };
    await start({}, { capabilities: { textDocument: { codeAction } } });
    const action = await named('Move to environment variable STRIPE_SECRET_KEY');
    assert.equal(action.data, undefined);
    assert.ok(action.edit?.changes?.[uri]);
    assert.match(applyWorkspaceEdit(action.edit, { [uri]: code })[uri]!, /process\.env/);
  });

  it('are not offered to an editor that knows commands only', async () => {
    await start({}, { capabilities: {} });
    assert.deepEqual(await editor.actions(uri, whole), []);
  });

  it('that are applied are noticed, with the env file they created and what remains to do', async () => {
    await start();
    const { edit } = await editor.resolve(await named('Move to environment variable STRIPE_SECRET_KEY'));
    const after = applyWorkspaceEdit(edit!, { [uri]: code });
    assert.equal(editor.fixesApplied.length, 0);
    await editor.change(uri, 2, { text: after[uri]!.replaceAll('\n', '\r\n') });
    assert.equal(editor.fixesApplied.length, 1);
    assert.deepEqual(editor.fixesApplied[0]?.created, [folder.at('.env')]);
    await editor.change(uri, 3, { text: code });
    await editor.change(uri, 4, { text: after[uri]! });
    assert.equal(editor.fixesApplied.length, 1);
  });

  it('converge: applied to the buffers and examined again, the finding is gone', async () => {
    await start();
    const { edit } = await editor.resolve(await named('Ignore on this line'));
    const after = applyWorkspaceEdit(edit!, { [uri]: code });
    for (const [file, text] of Object.entries(after)) {
      if (file === uri) continue;
      folder.write(file.slice(folder.uri.length + 1), '');
      await editor.open(file, text);
    }
    assert.deepEqual(await editor.type(uri, 2, after[uri]!), []);
  });

  it('of drift change the other file', async () => {
    await start({ '.env': 'PORT=1\n', '.env.example': 'PORT=\nHOST=\n' });
    const env = folder.at('.env');
    await editor.open(env, 'PORT=1\n', 'dotenv');
    const actions = await editor.actions(env, { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } });
    const action = actions.find(({ title }) => title === 'Add HOST to .env');
    assert.ok(action, actions.map(titleOf).join(', '));
    const { edit } = await editor.resolve(action);
    assert.equal(applyWorkspaceEdit(edit!, { [env]: 'PORT=1\n' })[env], 'PORT=1\nHOST=\n');
  });

  it('create an env file by command, and report it', async () => {
    await start({ '.env.example': 'SESSION_SECRET=\nPORT=3000\n' });
    const [command, example] = ['scabbard.server.createEnv', folder.at('.env.example')];
    const sent = editor.connection.sendRequest('workspace/executeCommand', { command, arguments: [example] });
    assert.equal(await sent, folder.at('.env'));
    const after = applyWorkspaceEdit(editor.editsAsked[0]!.edit, {});
    assert.equal(after[folder.at('.env')], 'SESSION_SECRET=\nPORT=3000\n');
    await editor.open(folder.at('.env'), after[folder.at('.env')]!, 'dotenv');
    assert.deepEqual(editor.fixesApplied[0]?.generate, { uri: folder.at('.env'), keys: ['SESSION_SECRET'] });
  });

  it('are without an untitled document’s folder only ignores', async () => {
    await start();
    uri = 'untitled:Untitled-1';
    await editor.open(uri, code, 'javascript');
    const titles = (await editor.actions(uri, whole)).map(titleOf);
    assert.ok(titles.length > 0 && titles.every((title) => title.startsWith('Ignore')), titles.join(', '));
  });

  it('one that fails is logged and costs only itself', async () => {
    const failing = { id: 'failing', offer: () => Promise.reject(new Error(secret)), plan: async () => undefined };
    const { all: fixes } = await import('../../server/fixes');
    await start({}, { parts: { fixes: [failing, ...fixes] }, capabilities: fullCapabilities });
    await named('Move to environment variable STRIPE_SECRET_KEY');
    assert.ok(editor.logged.some((line) => line.startsWith('Fix failing failed: Error')));
    assert.ok(!editor.traffic().includes(secret));
  });
});
