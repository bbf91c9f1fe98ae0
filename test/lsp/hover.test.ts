// Hover: what a finding is and what to do; where a key is defined. Never a value.

import assert from 'node:assert/strict';
import { startEditor, type TestEditor } from './support/editor';
import { createFolder, type Folder } from './support/folder';
import { secretOf } from './support/samples';

const secret = secretOf('stripe/live-secret-key');

describe('hover', () => {
  let folder: Folder;
  let editor: TestEditor;
  afterEach(async () => {
    await editor.stop();
    folder.remove();
  });

  it('on a finding says what it is, why, how sure, how to revoke it and what to do', async () => {
    folder = createFolder();
    editor = await startEditor({ folders: [folder.uri] });
    await editor.open(folder.at('a.js'), `k = "${secret}"`, 'javascript');
    const hover = await editor.hover(folder.at('a.js'), 0, 8);
    const text = JSON.stringify(hover?.contents);
    for (const expected of [
      '**Stripe live secret key**',
      'stripe/live-secret-key',
      'Class: critical',
      'Confidence: ',
      'Why:',
      'https://dashboard.stripe.com/apikeys',
      'https://docs.stripe.com/keys',
      'STRIPE_SECRET_KEY',
    ]) {
      assert.ok(text.includes(expected), `${expected} in ${text}`);
    }
    assert.deepEqual(hover?.range?.start, { line: 0, character: 5 });
    assert.ok(!text.includes(secret.slice(10)));
    assert.equal(await editor.hover(folder.at('a.js'), 0, 0), null);
  });

  it('is plain text for an editor without markdown', async () => {
    folder = createFolder();
    editor = await startEditor({ folders: [folder.uri], capabilities: {} });
    await editor.open(folder.at('a.js'), `k = "${secret}"`, 'javascript');
    const hover = await editor.hover(folder.at('a.js'), 0, 8);
    assert.ok(hover && 'kind' in Object(hover.contents));
    const text = JSON.stringify(hover.contents);
    assert.match(text, /"plaintext"/);
    assert.doesNotMatch(text, /\*\*|\]\(/);
  });

  it('on a key says which files define it and in what state', async () => {
    const held = secretOf('github/personal-access-token');
    folder = createFolder({ '.env.local': `TOKEN=${held}\n`, '.env.example': 'TOKEN=\n' });
    editor = await startEditor({ folders: [folder.uri] });
    await editor.open(folder.at('.env'), 'PORT=1\nTOKEN=changeme\n', 'dotenv');
    const hover = await editor.hover(folder.at('.env'), 1, 2);
    assert.deepEqual(hover?.contents, {
      kind: 'markdown',
      value: ['**TOKEN**', '`.env`: a placeholder', '`.env.local`: set, masked', '`.env.example`: empty'].join('\n\n'),
    });
    assert.ok(!editor.traffic().includes(held));
  });

  it('on a token in the place of a key says nothing, nor does any other answer repeat it', async () => {
    const held = secretOf('github/personal-access-token');
    folder = createFolder({ '.env.example': 'TOKEN=\n', '.gitignore': '.env\n' }, { git: true });
    editor = await startEditor({ folders: [folder.uri] });
    await editor.open(folder.at('.env'), `TOKEN=1\n${held}=\n`, 'dotenv');
    await editor.diagnostics(folder.at('.env'), ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'env/invalid-line'),
    );
    assert.equal(await editor.hover(folder.at('.env'), 1, 2), null);
    await editor.actions(folder.at('.env'), { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } });
    assert.ok(!editor.traffic().includes(held.slice(-20)));
  });
});
