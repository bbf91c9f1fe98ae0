// Findings while a person types: exact ranges, current versions, nothing stale.

import assert from 'node:assert/strict';
import { ruleLink } from '../../protocol/links';
import type { Detector } from '../../server/engine/detector';
import { detectors } from '../../server/engine/judge/detectors';
import { startEditor, type TestEditor } from './support/editor';
import { createFolder, type Folder } from './support/folder';
import { secretOf } from './support/samples';

const secret = secretOf('stripe/live-secret-key');

describe('diagnostics', () => {
  let folder: Folder;
  let editor: TestEditor;
  beforeEach(async () => {
    folder = createFolder();
    editor = await startEditor({ folders: [folder.uri] });
  });
  afterEach(async () => {
    await editor.stop();
    folder.remove();
  });

  it('mark exactly the value in a document that was just opened', async () => {
    const uri = folder.at('pay.js');
    await editor.open(uri, `const key = '${secret}';\n`, 'javascript');
    const [found, ...others] = await editor.diagnostics(uri, ({ version }) => version === 1);
    assert.equal(others.length, 0);
    assert.deepEqual(found?.range, {
      start: { line: 0, character: 13 },
      end: { line: 0, character: 13 + secret.length },
    });
    assert.equal(found.source, 'scabbard');
    assert.equal(found.code, 'stripe/live-secret-key');
    assert.equal(found.codeDescription?.href, ruleLink('stripe/live-secret-key'));
    assert.equal(found.severity, 1);
    assert.match(
      String(found.message),
      /^Stripe live secret key written in the file\. Move it to .*STRIPE_SECRET_KEY\.$/,
    );
    assert.deepEqual(Object.keys(found.data).sort(), ['class', 'confidence', 'fingerprint']);
  });

  it('appear while typing, with the version typed, and go with the text', async () => {
    const uri = folder.at('pay.js');
    await editor.open(uri, '', 'javascript');
    assert.deepEqual(await editor.diagnostics(uri), []);
    assert.equal((await editor.type(uri, 2, `k = "${secret}"`)).length, 1);
    assert.equal((await editor.type(uri, 3, 'k = ""')).length, 0);
  });

  it('follow incremental edits', async () => {
    const uri = folder.at('pay.js');
    await editor.open(uri, `\nk = "${secret}"\n`, 'javascript');
    await editor.diagnostics(uri);
    const start = { line: 0, character: 0 };
    await editor.change(uri, 2, { range: { start, end: start }, text: '// one\n// two\n' });
    editor.clock.advance(120);
    const [found] = await editor.diagnostics(uri, ({ version }) => version === 2);
    assert.deepEqual(found?.range.start, { line: 3, character: 5 });
  });

  it('wait until the typing pauses and skip the versions between', async () => {
    const uri = folder.at('pay.js');
    await editor.open(uri, '', 'javascript');
    await editor.diagnostics(uri);
    for (const version of [2, 3, 4]) {
      await editor.change(uri, version, { text: `k = "${secret}" // ${version}` });
      editor.clock.advance(100);
      await editor.barrier();
    }
    editor.clock.advance(20);
    await editor.diagnostics(uri, ({ version }) => version === 4);
    const versions = editor.published.filter((params) => params.uri === uri).map(({ version }) => version);
    assert.deepEqual(versions, [1, 4]);
  });

  it('are never published for an older version than the one before', async () => {
    const uri = folder.at('pay.js');
    await editor.open(uri, '', 'javascript');
    for (let version = 2; version < 20; version++) {
      void editor.change(uri, version, { text: `k = "${secretOf('stripe/live-secret-key', version)}"` });
      editor.clock.advance(version % 3 ? 130 : 60);
    }
    await editor.type(uri, 20, '');
    const versions = editor.published.filter((params) => params.uri === uri).map(({ version }) => version ?? 0);
    assert.deepEqual(
      versions,
      versions.toSorted((a, b) => a - b),
    );
    assert.equal(versions.at(-1), 20);
  });

  for (const [name, before, position] of [
    ['CRLF', 'a\r\nb\r\n', { line: 2, character: 5 }],
    ['a lone CR', 'a\rb\r', { line: 2, character: 5 }],
    ['emoji', '/* 👩‍🚀🚀 */', { line: 0, character: 18 }],
    ['tabs', '\t\t', { line: 0, character: 7 }],
  ] as const) {
    it(`count columns in UTF-16 after ${name}`, async () => {
      const uri = folder.at('pay.js');
      await editor.open(uri, `${before}k = "${secret}"`, 'javascript');
      const [found] = await editor.diagnostics(uri);
      assert.deepEqual(found?.range.start, position);
      assert.equal(found.range.end.character - found.range.start.character, secret.length);
    });
  }

  it('count a byte order mark as the editor does: it is a column only where the editor kept it', async () => {
    const uri = folder.at('pay.js');
    await editor.open(uri, `\uFEFFk = "${secret}"`, 'javascript');
    const [open] = await editor.diagnostics(uri);
    assert.deepEqual(open?.range.start, { line: 0, character: 6 });
    await editor.close(uri);
    folder.write('pay.js', `\uFEFFk = "${secret}"`);
    await editor.connection.sendRequest('workspace/executeCommand', { command: 'scabbard.server.scanWorkspace' });
    const [closed] = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 1);
    assert.deepEqual(closed?.range.start, { line: 0, character: 5 });
  });

  for (const uri of ['untitled:Untitled-1', 'vscode-notebook-cell:/home/a.ipynb#W0', 'vscode-vfs://github/o/r/a.js']) {
    it(`serve ${uri.slice(0, uri.indexOf(':'))} documents`, async () => {
      await editor.open(uri, `k = "${secret}"`, 'javascript');
      assert.equal((await editor.diagnostics(uri)).length, 1);
    });
  }

  it('are never given for git, output, debug and comment documents', async () => {
    for (const scheme of ['git', 'output', 'debug', 'comment', 'search-editor', 'vscode-scm']) {
      await editor.open(`${scheme}:/a.js`, `k = "${secret}"`, 'javascript');
    }
    const uri = folder.at('last.js');
    await editor.open(uri, '', 'javascript');
    await editor.diagnostics(uri);
    assert.deepEqual(new Set(editor.published.map((params) => params.uri)), new Set([uri]));
  });

  it('are cleared when the document is closed', async () => {
    const uri = folder.at('pay.js');
    await editor.open(uri, `k = "${secret}"`, 'javascript');
    assert.equal((await editor.diagnostics(uri)).length, 1);
    await editor.close(uri);
    assert.equal((await editor.diagnostics(uri)).length, 0);
  });

  it('are left out for a document above the size limit, which is said in the log', async () => {
    const uri = folder.at('big.js');
    await editor.open(uri, `k = "${secret}"\n${' '.repeat(10 * 1024 * 1024)}`, 'javascript');
    assert.deepEqual(await editor.diagnostics(uri), []);
    assert.ok(editor.logged.some((line) => line.includes('big.js is not examined')));
  });
});

describe('a rule that throws', () => {
  it('costs only itself and is logged without any text', async () => {
    const text = `k = "${secret}" // do-not-quote-me`;
    const failing: Detector = {
      id: 'failing',
      rules: [],
      words: [{ text: 'k = ' }],
      reach: 0,
      at: ({ text: read }) => {
        throw new Error(`cannot read ${read}`);
      },
    };
    const folder = createFolder();
    const editor = await startEditor({ folders: [folder.uri], parts: { detectors: [failing, ...detectors] } });
    const uri = folder.at('pay.js');
    await editor.open(uri, text, 'javascript');
    assert.equal((await editor.diagnostics(uri)).length, 1);
    assert.ok(editor.logged.some((line) => /failed in .*pay\.js/.test(line)));
    assert.ok(!editor.traffic().includes('do-not-quote-me'));
    await editor.stop();
    folder.remove();
  });
});
