// The frame of the conversation: what is announced and registered, faults of handlers, the real process.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type InitializeResult,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { type EnvValuesResult, envValuesRequest } from '../../protocol/messages';
import type { Feature } from '../../server/lsp/feature';
import { all as features } from '../../server/lsp/features';
import { startEditor } from './support/editor';
import { createFolder } from './support/folder';
import { secretOf } from './support/samples';

describe('the server', () => {
  it('announces what it can do and registers the rest', async () => {
    const folder = createFolder();
    const editor = await startEditor({ folders: [folder.uri] });
    const { capabilities, serverInfo } = editor.initialized;
    assert.equal(serverInfo?.name, 'scabbard');
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities.textDocumentSync, { openClose: true, change: 2, save: { includeText: false } });
    assert.equal(capabilities.workspace?.workspaceFolders?.supported, true);
    assert.ok(capabilities.workspace?.fileOperations?.didDelete);
    assert.deepEqual(capabilities.executeCommandProvider?.commands, [
      'scabbard.server.scanWorkspace',
      'scabbard.server.createEnv',
    ]);
    const methods = editor.registered.map(({ method }) => method).sort();
    assert.deepEqual(methods, ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
    await editor.stop();
    folder.remove();
  });

  it('survives a handler that throws, and quotes nothing of its message', async () => {
    const failing: Feature = {
      id: 'failing',
      register: (on) => {
        on.request<{ readonly text: string }, null>('test/fail', null, ({ text }) => {
          throw new Error(text);
        });
        on.notification<{ readonly text: string }>('test/tell', ({ text }) => {
          throw new TypeError(`line one\n    at ${text} (file.js:1:1)`);
        });
      },
    };
    const editor = await startEditor({ parts: { features: [...features, failing] } });
    assert.equal(await editor.connection.sendRequest('test/fail', { text: 'do-not-quote-me' }), null);
    await editor.notify('test/tell', { text: 'do-not-quote-me' });
    await editor.barrier();
    assert.ok(editor.logged.some((line) => line.startsWith('test/fail failed: Error')));
    assert.ok(editor.logged.some((line) => line.startsWith('test/tell failed: TypeError')));
    assert.ok(!editor.traffic().includes('do-not-quote-me'));
    await editor.stop();
  });

  it('logs from the level it is told, live', async () => {
    const editor = await startEditor({ options: { logLevel: 'error' } });
    assert.deepEqual(editor.logged, []);
    await editor.notify('scabbard/logLevel', { level: 'trace' });
    await editor.barrier();
    assert.ok(editor.logged.some((line) => /^textDocument\/hover \d+ ms$/.test(line)));
    await editor.stop();
  });

  it('says where the values of an env document stand', async () => {
    const editor = await startEditor();
    await editor.open('untitled:.env', 'PORT=3000\nKEY="two\nlines"\n', 'dotenv');
    const params = { uri: 'untitled:.env' };
    const answer: EnvValuesResult = await editor.connection.sendRequest(envValuesRequest, params);
    assert.equal(answer.version, 1);
    assert.deepEqual(
      answer.values.map(({ key, sensitive, masks }) => [key, sensitive, masks.length]),
      [
        ['PORT', false, 1],
        ['KEY', true, 2],
      ],
    );
    assert.deepEqual(answer.values[1]?.range, { start: { line: 1, character: 4 }, end: { line: 2, character: 6 } });
    assert.deepEqual(answer.insertion, { position: { line: 2, character: 6 }, before: '\n', after: '' });
    const missing = await editor.connection.sendRequest(envValuesRequest, { uri: 'file:///nowhere/.env' });
    assert.equal(missing, null);
    await editor.stop();
  });
});

describe('the server process', () => {
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, ['--import', 'tsx', join(__dirname, '../../server/main.ts'), ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      cwd: join(__dirname, '../..'),
    });
  const exitCode = async (server: ChildProcess): Promise<unknown> => (await once(server, 'exit'))[0];

  it('serves any editor over --stdio and ends with code 0 after shutdown', async () => {
    const server = start('--stdio');
    const exited = exitCode(server);
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const published = new Promise<PublishDiagnosticsParams>((resolve) => {
      connection.onNotification('textDocument/publishDiagnostics', resolve);
    });
    connection.listen();
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    const { serverInfo } = await connection.sendRequest<InitializeResult>('initialize', params);
    assert.equal(serverInfo?.name, 'scabbard');
    await connection.sendNotification('initialized', {});
    const text = `k = "${secretOf('stripe/live-secret-key')}"`;
    const textDocument = { uri: 'untitled:Untitled-1', languageId: 'javascript', version: 7, text };
    await connection.sendNotification('textDocument/didOpen', { textDocument });
    const { version, diagnostics } = await published;
    assert.deepEqual([version, diagnostics.length], [7, 1]);
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await exited, 0);
    connection.dispose();
  });

  it('ends with code 1 when the editor goes away without shutdown', async () => {
    const server = start('--stdio');
    const exited = exitCode(server);
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    server.stdin.end();
    assert.equal(await exited, 1);
    connection.dispose();
  });

  it('says how to start it when no transport is named', async () => {
    const server = start();
    const told = once(server.stderr, 'data');
    assert.equal(await exitCode(server), 2);
    assert.match(String((await told)[0]), /^Usage: .*--stdio/);
  });
});
