// Typing: exact ranges, hover, fixes, unsaved and untitled documents, live settings.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  applyFix,
  closeAll,
  codeOf,
  diagnostics,
  fixes,
  has,
  lacks,
  ours,
  read,
  show,
  tokenOf,
  uriOf,
  write,
} from './helpers';

const rule = 'stripe/live-secret-key';

describe('editing', () => {
  afterEach(closeAll);

  it('underlines exactly the value, past tabs, emoji and CRLF, while typing', async () => {
    const uri = await write('ranges.ts', '// 🗝️ keys\r\n\tconst 🙂 = "";\r\n'.replace('🙂', 'key'));
    const editor = await show(uri);
    const token = tokenOf(rule);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 14), token));
    const [found] = await diagnostics(uri, has(rule));
    assert.deepEqual(found!.range, new vscode.Range(1, 14, 1, 14 + token.length));
    assert.ok(!found!.message.includes(token.slice(10)));
    await editor.edit((edit) => edit.delete(found!.range));
    await diagnostics(uri, (all) => all.length === 0);
  });

  it('sees an untitled document', async () => {
    const token = tokenOf(rule, 5);
    const document = await vscode.workspace.openTextDocument({
      language: 'javascript',
      content: `const key = "${token}";\n`,
    });
    await vscode.window.showTextDocument(document);
    const [found] = await diagnostics(document.uri, has(rule));
    const titles = (await fixes(document.uri, found!.range)).map(({ title }) => title);
    assert.ok(titles.includes('Ignore on this line'), titles.join(' | '));
    assert.ok(!titles.some((title) => title.startsWith('Move to')), titles.join(' | '));
  });

  it('says in the hover what it is, why, how sure, and what to do', async () => {
    const token = tokenOf(rule, 6);
    const uri = await write('hover.js', `const key = "${token}";\n`);
    await show(uri);
    const [found] = await diagnostics(uri, has(rule));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      found!.range.start,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
      .join('\n');
    assert.match(text, /Stripe/);
    assert.match(text, /certain/i);
    assert.match(text, /critical/i);
    assert.match(text, /stripe\.com/);
    assert.match(text, /\[offline\]\(command:scabbard\.showRules\?/);
    assert.ok(!text.includes(token.slice(10)));
  });

  it('ignores on the line and by value, and reports a changed value again', async () => {
    const uri = await write('ignored.js', `const key = "${tokenOf(rule, 8)}";\n`);
    const editor = await show(uri);
    const [found] = await diagnostics(uri, has(rule));
    await applyFix(uri, found!.range, 'Ignore on this line');
    await diagnostics(uri, lacks(rule));
    const line = editor.document.lineAt(0).text;
    assert.match(line, /scabbard:ignore stripe\/live-secret-key fp=/);
    const start = line.indexOf('"') + 1;
    await editor.edit((edit) =>
      edit.replace(new vscode.Range(0, start, 0, line.indexOf('"', start)), tokenOf(rule, 9)),
    );
    const [again] = await diagnostics(uri, has(rule));
    await applyFix(uri, again!.range, 'Ignore this value');
    await diagnostics(uri, lacks(rule));
  });

  it('prefers an existing variable', async () => {
    const token = tokenOf(rule, 12);
    await write('existing/.env', `PAYMENT_KEY=${token}\n`);
    const uri = await write('existing/app.js', `console.log("${token}");\n`);
    const editor = await show(uri);
    const [found] = await diagnostics(uri, has(rule));
    await applyFix(uri, found!.range, 'Use existing environment variable PAYMENT_KEY');
    assert.equal(editor.document.getText(), 'console.log(process.env.PAYMENT_KEY);\n');
    assert.equal(await read(uriOf('existing/.env')), `PAYMENT_KEY=${token}\n`);
  });

  it('follows settings at once', async () => {
    const uri = await write('settings.js', `const key = "${tokenOf(rule, 13)}";\n`);
    await show(uri);
    await diagnostics(uri, has(rule));
    const settings = vscode.workspace.getConfiguration('scabbard', uri);
    await settings.update('rules', { 'stripe/*': 'hint' }, vscode.ConfigurationTarget.Workspace);
    await diagnostics(uri, ([one]) => one?.severity === vscode.DiagnosticSeverity.Hint);
    await settings.update('rules', { [rule]: 'off' }, vscode.ConfigurationTarget.Workspace);
    await diagnostics(uri, (all) => all.length === 0);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await diagnostics(uri, has(rule));
    assert.equal(ours(uri).filter((one) => codeOf(one) === rule).length, 1);
  });
});
