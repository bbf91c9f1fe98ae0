// Settings live, per folder, with and without an editor that can be asked; trust; `.scabbard.json`.

import assert from 'node:assert/strict';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { startEditor, type TestEditor } from './support/editor';
import { createFolder, type Folder } from './support/folder';
import { secretOf } from './support/samples';

const text = `k = "${secretOf('stripe/live-secret-key')}"`;
const some = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length > 0;
const none = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length === 0;

describe('settings', () => {
  let folders: Folder[] = [];
  let editor: TestEditor;
  const folder = (files: Record<string, string> = {}) => {
    const made = createFolder(files);
    folders.push(made);
    return made;
  };
  afterEach(async () => {
    await editor.stop();
    for (const one of folders) one.remove();
    folders = [];
  });

  it('take effect at once when they change', async () => {
    const { uri: root, at } = folder();
    editor = await startEditor({ folders: [root] });
    await editor.open(at('a.js'), text, 'javascript');
    await editor.diagnostics(at('a.js'), some);
    for (const [section, expected] of [
      [{ enable: false }, none],
      [{}, some],
      [{ rules: { 'stripe/*': 'off' } }, none],
      [{ exclude: ['*.js'] }, none],
      [
        { rules: { 'stripe/*': 'hint' } },
        ({ diagnostics }: PublishDiagnosticsParams) => diagnostics[0]?.severity === 4,
      ],
    ] as const) {
      editor.settings[''] = section;
      await editor.notify('workspace/didChangeConfiguration', { settings: null });
      editor.clock.advance(120);
      await editor.diagnostics(at('a.js'), expected);
    }
  });

  it('hold per workspace folder, and folders come and go', async () => {
    const [one, two] = [folder(), folder()];
    editor = await startEditor({ folders: [one.uri], settings: { [two.uri]: { enable: false } } });
    await editor.open(one.at('a.js'), text, 'javascript');
    await editor.open(two.at('a.js'), text, 'javascript');
    await editor.diagnostics(one.at('a.js'), some);
    await editor.diagnostics(two.at('a.js'), some);
    const event = { added: [{ uri: two.uri, name: 'two' }], removed: [] };
    await editor.notify('workspace/didChangeWorkspaceFolders', { event });
    editor.clock.advance(120);
    await editor.diagnostics(two.at('a.js'), none);
    await editor.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: event.added } });
    editor.clock.advance(120);
    await editor.diagnostics(two.at('a.js'), some);
  });

  it('that are wrong are named once and fall back to their default', async () => {
    const { uri: root, at } = folder();
    editor = await startEditor({ folders: [root], settings: { '': { minimumConfidence: 'wild-guess' } } });
    for (const name of ['a.js', 'b.js']) {
      await editor.open(at(name), text, 'javascript');
      await editor.diagnostics(at(name), some);
    }
    assert.equal(editor.warned.length, 1);
    assert.match(editor.warned[0]!, /scabbard\.minimumConfidence/);
    assert.ok(!editor.traffic().includes('wild-guess'));
  });

  it('are taken from what is pushed by an editor that cannot be asked', async () => {
    const { uri: root, at } = folder();
    const params = { workspaceFolders: null, rootUri: root };
    editor = await startEditor({ capabilities: {}, params, options: { settings: { enable: false } } });
    await editor.open(at('a.js'), text, 'javascript');
    await editor.diagnostics(at('a.js'), none);
    await editor.notify('workspace/didChangeConfiguration', { settings: { scabbard: { enable: true } } });
    editor.clock.advance(120);
    await editor.diagnostics(at('a.js'), some);
    assert.equal(editor.registered.length, 0);
  });

  it('in .scabbard.json hold once the workspace is trusted', async () => {
    const { uri: root, at } = folder({ '.scabbard.json': '{ "rules": { "stripe/*": "off" } }' });
    editor = await startEditor({ folders: [root], options: { trusted: false } });
    await editor.open(at('a.js'), text, 'javascript');
    await editor.diagnostics(at('a.js'), some);
    await editor.notify('scabbard/trustGranted', {});
    editor.clock.advance(120);
    await editor.diagnostics(at('a.js'), none);
  });

  it('in .scabbard.json follow its unsaved text', async () => {
    const { uri: root, at } = folder({ '.scabbard.json': '{}' });
    editor = await startEditor({ folders: [root] });
    await editor.open(at('a.js'), text, 'javascript');
    await editor.diagnostics(at('a.js'), some);
    await editor.open(at('.scabbard.json'), '{}', 'jsonc');
    await editor.change(at('.scabbard.json'), 2, { text: '{ "rules": { "stripe/*": "off" } }' });
    editor.clock.advance(120);
    await editor.diagnostics(at('a.js'), none);
  });

  it('in a malformed .scabbard.json are diagnostics that name the field, and the rest goes on', async () => {
    const config = '{\n  "minimumConfidence": "maybe",\n  "rules": { "stripe/*": "hint" }\n}';
    const { uri: root, at } = folder({ '.scabbard.json': config });
    editor = await startEditor({ folders: [root] });
    const [closed] = await editor.diagnostics(at('.scabbard.json'), some);
    assert.match(String(closed?.message), /minimumConfidence/);
    await editor.open(at('.scabbard.json'), config, 'jsonc');
    const [wrong] = await editor.diagnostics(at('.scabbard.json'), ({ version }) => version === 1);
    assert.match(String(wrong?.message), /minimumConfidence/);
    assert.equal(wrong?.range.start.line, 1);
    await editor.open(at('a.js'), text, 'javascript');
    const [found] = await editor.diagnostics(at('a.js'), some);
    assert.equal(found?.severity, 4);
  });

  it('let inline markers hide a finding, and say how many in an untrusted workspace', async () => {
    const { uri: root, at } = folder();
    editor = await startEditor({ folders: [root], options: { trusted: false } });
    await editor.open(at('a.js'), `${text} // scabbard:ignore`, 'javascript');
    await editor.diagnostics(at('a.js'), none);
    assert.ok(editor.logged.some((line) => /hidden by markers.*a\.js: 1$/.test(line)));
  });
});
