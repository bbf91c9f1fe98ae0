// `.env` drift: each code with its fix, over two files.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyFix, closeAll, codeOf, diagnostics, has, lacks, show, tokenOf, uriOf, write } from './helpers';

const at = (found: readonly vscode.Diagnostic[], code: string): vscode.Range =>
  found.find((one) => codeOf(one) === code)!.range;

describe('drift', () => {
  afterEach(closeAll);

  it('adds what is missing beside its neighbour, and documents what is not', async () => {
    const env = await write('drift/.env', 'A=1\nC=3\nEXTRA=4\n');
    const example = await write('drift/.env.example', 'A=\nB=two\nC=\n');
    const editor = await show(env);
    const found = await diagnostics(env, has('env/missing-key', 'env/undocumented-key', 'env/not-ignored'));
    await applyFix(env, at(found, 'env/missing-key'), 'Add B to .env');
    await diagnostics(env, lacks('env/missing-key'));
    assert.equal(editor.document.getText(), 'A=1\nB=two\nC=3\nEXTRA=4\n');
    await applyFix(
      env,
      at(await diagnostics(env, has('env/undocumented-key')), 'env/undocumented-key'),
      'Add EXTRA to .env.example',
    );
    await diagnostics(env, lacks('env/undocumented-key'));
    assert.equal((await vscode.workspace.openTextDocument(example)).getText(), 'A=\nB=two\nC=\nEXTRA=\n');
    await applyFix(
      env,
      at(await diagnostics(env, has('env/not-ignored')), 'env/not-ignored'),
      'Add .env to .gitignore',
    );
    await vscode.workspace.saveAll();
    await diagnostics(env, lacks('env/not-ignored'));
  });

  it('names doubled keys and placeholders, and a secret in the example', async () => {
    const env = await write('drift2/.env', 'A=1\nA=2\nSESSION_SECRET=changeme\n');
    const example = await write(
      'drift2/.env.example',
      `A=\nSESSION_SECRET=\nSTRIPE_KEY=${tokenOf('stripe/live-secret-key', 21)}\n`,
    );
    await show(env);
    const found = await diagnostics(env, has('env/duplicate-key', 'env/placeholder-value', 'env/missing-key'));
    assert.equal(at(found, 'env/placeholder-value').start.line, 2);
    const editor = await show(example);
    const inExample = await diagnostics(example, has('env/secret-in-example'));
    assert.ok(lacks('stripe/live-secret-key')(inExample));
    await applyFix(example, at(inExample, 'env/secret-in-example'), 'Remove from .env.example');
    await diagnostics(example, lacks('env/secret-in-example'));
    assert.match(editor.document.getText(), /^STRIPE_KEY=$/m);
  });

  it('creates .env from its example', async () => {
    const example = await write('drift3/.env.example', '# The port\nPORT=8080\nNAME=\n');
    await show(example);
    const found = await diagnostics(example, has('env/missing-key'));
    await applyFix(example, at(found, 'env/missing-key'), 'Create .env from .env.example');
    const created = await vscode.workspace.openTextDocument(uriOf('drift3/.env'));
    assert.equal(created.getText(), '# The port\nPORT=8080\nNAME=\n');
    await diagnostics(example, lacks('env/missing-key'));
  });
});
