// Whatever fails says where, and nothing of what it was working on: parts that throw the text itself, settings, wrong messages.

import assert from 'node:assert/strict';
import { type CodeAction, ResponseError } from 'vscode-languageserver/node';
import { scanWorkspaceCommand } from '../../protocol/messages';
import { all as checks } from '../../server/checks';
import { detectors } from '../../server/engine/judge/detectors';
import type { Text } from '../../server/engine/text/text';
import { all as fixes } from '../../server/fixes';
import type { Fix } from '../../server/fixes/fix';
import { all as formats } from '../../server/formats';
import { all as languages } from '../../server/languages';
import { startEditor, type TestEditor } from './support/editor';
import { createFolder } from './support/folder';
import { secretOf } from './support/samples';

const secret = secretOf('stripe/live-secret-key', 4711);
const body = secret.slice('sk_live_'.length);
const code = `export const key = "${secret}";\n`;

/** Errors of all kinds with the text in them: as the message, as something that looks like a stack frame, as no error at all. */
function fail(text: string, kind: number): never {
  if (kind === 0) throw new Error(text);
  if (kind === 1) throw new TypeError(`first line\n    at ${text} (${text}.js:1:1)`);
  if (kind === 2) throw Object.assign(new Error(text), { name: body, code: text, stack: text });
  if (kind === 3) throw new ResponseError(-32000, text, text);
  throw text;
}

const badFix = (kind: number): Fix => ({
  id: `bad-fix-${kind}`,
  offer: async ({ text }) =>
    kind % 2 === 0
      ? fail(text, kind)
      : [{ fixId: `bad-fix-${kind}`, title: `Bad fix ${kind}`, preferred: false, args: {} }],
  plan: async (_, { text }) => fail(text, kind),
});

const kinds = [0, 1, 2, 3, 4];
const failing = {
  detectors: [
    ...kinds.map((kind) => ({
      id: `bad-detector-${kind}`,
      rules: [],
      words: [{ text: 'to' }],
      reach: 0,
      at: ({ text }: { readonly text: string }) => fail(text, kind),
    })),
    ...detectors,
  ],
  formats: [
    ...formats,
    ...kinds.map((kind) => ({ id: `bad-${kind}`, matches: () => true, extract: (text: string) => fail(text, kind) })),
  ],
  checks: [
    ...checks,
    ...kinds.map((kind) => ({
      id: `bad-check-${kind}`,
      run: ({ text }: { readonly text: Text }) => fail(String(text), kind),
    })),
  ],
  fixes: [...fixes, ...kinds.map(badFix)],
};

function assertSilent(editor: TestEditor): void {
  const said = editor.traffic();
  for (let at = 0; at + 12 <= body.length; at++) assert.ok(!said.includes(body.slice(at, at + 12)), 'a part was said');
}

describe('what the server says of failures', () => {
  it('holds no text when rules, formats, checks and fixes throw it', async () => {
    const folder = createFolder({ 'closed.js': code, 'deploy.yaml': `token: ${secret}\n` });
    const editor = await startEditor({ folders: [folder.uri], parts: failing });
    const uri = folder.at('open.js');
    await editor.open(uri, code, 'javascript');
    const found = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
    await editor.connection.sendRequest('workspace/executeCommand', { command: scanWorkspaceCommand });
    await editor.hover(uri, 0, 25);
    const actions = await editor.actions(uri, found[0]!.range);
    const bad = actions.filter(({ title }) => title.startsWith('Bad fix'));
    assert.equal(bad.length, 2);
    for (const action of bad) assert.equal((await editor.resolve(action))?.edit, undefined);
    for (const id of ['bad-detector-0', 'Fix bad-fix-0', 'codeAction/resolve failed']) {
      assert.ok(
        editor.logged.some((line) => line.includes(id)),
        `nothing tells that ${id} failed`,
      );
    }
    assertSilent(editor);
    await editor.stop();
    folder.remove();
  });

  it('holds no text when the language of a fix throws it', async () => {
    const folder = createFolder();
    const throwing = languages.map((language) => ({
      ...language,
      move: async ({ text }: { readonly text: string }) => fail(text, 0),
    }));
    const editor = await startEditor({ folders: [folder.uri], parts: { languages: throwing } });
    const uri = folder.at('open.js');
    await editor.open(uri, code, 'javascript');
    const found = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
    const actions: readonly CodeAction[] = await editor.actions(uri, found[0]!.range);
    for (const action of actions) await editor.resolve(action);
    assert.ok(
      editor.logged.some((line) => line.startsWith('Fix move-to-env failed')),
      'the language was not asked',
    );
    assertSilent(editor);
    await editor.stop();
    folder.remove();
  });

  it('holds no settings, right or wrong', async () => {
    const folder = createFolder({}, { git: true });
    const settings: Record<string, unknown> = {
      '': { minimumConfidence: secret, exclude: secret, rules: { [secret]: secret }, [secret]: secret, mask: secret },
    };
    Object.defineProperty(settings, folder.uri, { get: () => fail(secret, 3) });
    const editor = await startEditor({ folders: [folder.uri], settings });
    await editor.open(folder.at('a.js'), 'const a = 1;\n', 'javascript');
    await editor.diagnostics(folder.at('a.js'));
    await editor.open('untitled:Untitled-1', 'const a = 1;\n', 'javascript');
    await editor.diagnostics('untitled:Untitled-1');
    await editor.notify('workspace/didChangeConfiguration', { settings: { scabbard: settings[''] } });
    editor.clock.advance(1000);
    await editor.diagnostics(folder.at('a.js'));
    assert.ok(editor.warned.length > 0, 'nothing is said of the wrong settings');
    assertSilent(editor);
    await editor.stop();
    folder.remove();
  });

  it('holds nothing of messages that are none', async () => {
    const editor = await startEditor();
    const uri = 'file:///nowhere/a.js';
    await editor.notify('textDocument/didOpen', { textDocument: secret });
    await editor.notify('textDocument/didOpen', [secret]);
    await editor.notify('textDocument/didChange', { textDocument: { uri, version: secret }, contentChanges: secret });
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: { secret }, type: secret }] });
    await editor.notify('scabbard/logLevel', { level: secret });
    await editor.notify('scabbard/unknown', { secret });
    for (const [method, params] of [
      ['textDocument/hover', { textDocument: { uri: [secret] }, position: secret }],
      ['textDocument/codeAction', { textDocument: { uri }, range: secret, context: secret }],
      ['workspace/executeCommand', { command: 'scabbard.server.createEnv', arguments: ['file:///%zz/.env.example'] }],
      ['scabbard/envValues', { uri: { secret } }],
      ['scabbard/unknown', { secret }],
    ] as const) {
      await editor.connection.sendRequest(method, params).catch((error: unknown) => {
        assert.ok(error instanceof ResponseError && !error.message.includes(body), `${method} quotes its parameters`);
      });
    }
    await editor.raw(JSON.stringify({ jsonrpc: '2.0', text: secret }));
    await editor.raw(JSON.stringify({ jsonrpc: '2.0', error: { code: 1, message: secret } }));
    await editor.raw(JSON.stringify({ jsonrpc: '2.0', id: 999, result: { text: secret } }));
    await editor.raw(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: 1, message: secret } }));
    await editor.raw(`{ "jsonrpc": "2.0", "method": ${secret} }`);
    assert.ok(editor.logged.some((line) => line.startsWith('Protocol: Received message which is neither')));
    assertSilent(editor);
    await editor.stop();
  });
});
