// A finding moves to a store: the server plans the text with a reference in it, and no value is in any of its answers.

import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { type StoreMoveParams, type StoreMoveResult, storeMoveRequest } from '../../protocol/messages';
import { applyWorkspaceEdit } from './support/apply';
import { startEditor, type TestEditor } from './support/editor';
import { createFolder, type Folder } from './support/folder';
import { secretOf } from './support/samples';

const secret = secretOf('stripe/live-secret-key');
const reference = 'vault+dev://secret/app#stripe';

describe('moving a finding to a store', () => {
  let folder: Folder;
  let editor: TestEditor;
  afterEach(async () => {
    await editor.stop();
    folder.remove();
  });

  async function open(file: string, text: string, languageId: string, files: Record<string, string> = {}) {
    folder = createFolder({ 'package.json': '{}', ...files, [file]: text }, { git: true });
    editor = await startEditor({ folders: [folder.uri] });
    const uri = folder.at(file);
    await editor.open(uri, text, languageId);
    const line = text.split('\n').findIndex((one) => one.includes(secret));
    const range = { start: { line, character: 0 }, end: { line, character: 200 } };
    const ask = async (given: Partial<StoreMoveParams> = {}) => {
      const params: StoreMoveParams = { uri, range, ...given };
      return editor.connection.sendRequest<StoreMoveResult<WorkspaceEdit> | null>(storeMoveRequest, params);
    };
    return { uri, ask, text };
  }

  it('writes the reference into .env and has the code read the variable', async () => {
    const env = { '.env': 'PORT=1\n', '.gitignore': '.env\n' };
    const { uri, ask, text } = await open('pay.cjs', `const key = '${secret}';\n`, 'javascript', env);
    const offer = await ask();
    assert.ok(offer);
    assert.deepEqual([offer.name, offer.ruleId], ['STRIPE_SECRET_KEY', 'stripe/live-secret-key']);
    const { start, end } = offer.range;
    assert.equal(text.split('\n')[start.line]!.slice(start.character, end.character), secret);
    const planned = await ask({ reference });
    assert.ok(planned?.edit);
    assert.ok(!JSON.stringify([offer, planned]).includes(secret));
    const after = applyWorkspaceEdit(planned.edit, { [uri]: text, [folder.at('.env')]: env['.env'] });
    assert.match(after[uri]!, /process\.env\.STRIPE_SECRET_KEY/);
    assert.equal(after[folder.at('.env')], `PORT=1\nSTRIPE_SECRET_KEY='${reference}'\n`);
  });

  it('replaces the value in an env file that git takes', async () => {
    const { uri, ask, text } = await open('.env', `PORT=1\nSTRIPE_KEY=${secret} # live\n`, 'dotenv');
    const planned = await ask({ reference });
    assert.ok(planned?.edit);
    assert.equal(applyWorkspaceEdit(planned.edit, { [uri]: text })[uri], `PORT=1\nSTRIPE_KEY='${reference}' # live\n`);
  });

  it('writes nothing but a reference', async () => {
    const { ask } = await open('pay.cjs', `const key = '${secret}';\n`, 'javascript');
    for (const given of ['plain-value', secret, 'https://host/x', ''])
      assert.equal(await ask({ reference: given }), null);
  });

  it('is not offered where the text is not the value, or nothing stands there', async () => {
    const { ask } = await open('pay.cjs', `const key = '\\x73${secret.slice(1)}';\nconst other = 1;\n`, 'javascript');
    assert.equal(await ask({ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 99 } } }), null);
    assert.equal(await ask({ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } } }), null);
  });
});
