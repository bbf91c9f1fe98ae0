// The scan of whole folders: results for closed files, progress, cancelling, one at a time.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { type ScanSummary, scanWorkspaceCommand } from '../../protocol/messages';
import type { Detector } from '../../server/engine/detector';
import { detectors } from '../../server/engine/judge/detectors';
import { fullCapabilities, startEditor, type TestEditor } from './support/editor';
import { createFolder, type Folder } from './support/folder';
import { secretOf } from './support/samples';

const text = `k = "${secretOf('stripe/live-secret-key')}"\n`;
const some = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length > 0;
const none = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length === 0;

interface Reported {
  readonly token: string;
  readonly value: {
    readonly kind: string;
    readonly percentage?: number;
    readonly message?: string;
    readonly cancellable?: boolean;
  };
}

describe('the workspace scan', () => {
  let folder: Folder;
  let editor: TestEditor;
  const scan = (): Promise<ScanSummary> =>
    editor.connection.sendRequest('workspace/executeCommand', { command: scanWorkspaceCommand });
  const progress = () => {
    const reports: Reported[] = [];
    editor.connection.onNotification('$/progress', (report: Reported) => void reports.push(report));
    return reports;
  };
  afterEach(async () => {
    await editor.stop();
    folder.remove();
  });

  it('scans a folder inside another one once', async () => {
    folder = createFolder({ 'a.js': text, 'inner/b.js': text, 'inner/x.bin': 'a\0b' });
    editor = await startEditor({ folders: [folder.uri, folder.at('inner')] });
    const { files, findings, skipped } = await scan();
    assert.deepEqual({ files, findings, skipped: skipped.length }, { files: 2, findings: 2, skipped: 1 });
  });

  it('shows what it finds in closed files, with progress, and leaves ignored ones out', async () => {
    folder = createFolder({
      'a.js': text,
      'src/[id].ts': text,
      'clean.js': '',
      'old.js': text,
      '.scabbardignore': 'old.js\n',
      'x.bin': 'a\0b',
    });
    editor = await startEditor({ folders: [folder.uri] });
    const reports = progress();
    const summary = await scan();
    assert.equal(summary.cancelled, false);
    assert.equal(summary.findings, 2);
    assert.deepEqual(summary.skipped, [{ file: 'x.bin', reason: 'binary' }]);
    await editor.diagnostics(folder.at('a.js'), some);
    await editor.diagnostics(`${folder.uri}/src/%5Bid%5D.ts`, some);
    assert.deepEqual(
      editor.published.filter(({ uri }) => uri.endsWith('old.js')),
      [],
    );
    await editor.barrier();
    assert.deepEqual([reports[0]?.value.kind, reports.at(-1)?.value.kind], ['begin', 'end']);
    assert.equal(reports[0]?.value.cancellable, true);
    assert.match(reports.at(-2)?.value.message ?? '', /^\d+ of \d+ files$/);
  });

  it('takes the text of an open document from the editor', async () => {
    folder = createFolder({ 'a.js': text });
    editor = await startEditor({ folders: [folder.uri] });
    await editor.open(folder.at('a.js'), '', 'javascript');
    assert.equal((await scan()).findings, 0);
    assert.ok(editor.published.every(none));
  });

  it('shows the findings on disk again when a document is closed, and clears them with the file', async () => {
    folder = createFolder({ 'a.js': text });
    editor = await startEditor({ folders: [folder.uri] });
    await scan();
    await editor.diagnostics(folder.at('a.js'), some);
    await editor.open(folder.at('a.js'), '', 'javascript');
    await editor.diagnostics(folder.at('a.js'), none);
    await editor.close(folder.at('a.js'));
    await editor.diagnostics(folder.at('a.js'), some);
    assert.ok(editor.registered.some(({ registerOptions }) => JSON.stringify(registerOptions).includes('**/a.js')));
    rmSync(join(folder.path, 'a.js'));
    await editor.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.at('a.js'), type: 3 }] });
    editor.clock.advance(120);
    await editor.diagnostics(folder.at('a.js'), none);
  });

  it('takes back what a later scan no longer finds', async () => {
    folder = createFolder({ 'a.js': text });
    editor = await startEditor({ folders: [folder.uri] });
    await scan();
    await editor.diagnostics(folder.at('a.js'), some);
    folder.write('a.js', '');
    assert.equal((await scan()).findings, 0);
    await editor.diagnostics(folder.at('a.js'), none);
  });

  it('can be cancelled from its progress', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}.js`, text]));
    folder = createFolder(files);
    editor = await startEditor({ folders: [folder.uri] });
    editor.connection.onNotification('$/progress', ({ token, value }: Reported) => {
      if (value.kind === 'report') void editor.connection.sendNotification('window/workDoneProgress/cancel', { token });
    });
    const summary = await scan();
    assert.equal(summary.cancelled, true);
    assert.ok(summary.files < 60);
  });

  it('reports to the progress the editor gave, and is cancelled with the request', async () => {
    folder = createFolder(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}.js`, text])));
    editor = await startEditor({ folders: [folder.uri] });
    const reports: Reported[] = [];
    const cancel = new CancellationTokenSource();
    editor.connection.onNotification('$/progress', (report: Reported) => {
      reports.push(report);
      if (report.value.kind === 'report') cancel.cancel();
    });
    const params = { command: scanWorkspaceCommand, workDoneToken: 'given' };
    const summary = await editor.connection.sendRequest<ScanSummary>('workspace/executeCommand', params, cancel.token);
    assert.equal(summary.cancelled, true);
    assert.ok(summary.files < 60);
    await editor.barrier();
    assert.deepEqual([...new Set(reports.map(({ token }) => token))], ['given']);
  });

  it('runs once when it is asked for twice', async () => {
    let scans = 0;
    const counting: Detector = {
      id: 'counting',
      rules: [],
      words: [{ text: 'k = ' }],
      reach: 0,
      at: () => {
        scans += 1;
        return [];
      },
    };
    folder = createFolder({ 'a.js': text, 'b.js': text });
    editor = await startEditor({ folders: [folder.uri], parts: { detectors: [...detectors, counting] } });
    await scan();
    const once = scans;
    assert.ok(once >= 2);
    const [one, two] = await Promise.all([scan(), scan()]);
    assert.deepEqual(one, two);
    assert.equal(scans, 2 * once);
  });

  it('covers every folder, names files by folder, and leaves out a folder that is turned off', async () => {
    folder = createFolder({ 'one/x.bin': '\0', 'two/x.bin': '\0', 'off/x.bin': '\0' });
    const folders = ['one', 'two', 'off'].map(folder.at);
    editor = await startEditor({ folders, settings: { [folder.at('off')]: { enable: false } } });
    assert.deepEqual(
      (await scan()).skipped.map(({ file }) => file),
      ['one/x.bin', 'two/x.bin'],
    );
  });

  it('starts by itself where the setting says so', async () => {
    folder = createFolder({ 'a.js': text });
    editor = await startEditor({ folders: [folder.uri], settings: { '': { workspaceScan: 'background' } } });
    await editor.diagnostics(folder.at('a.js'), some);
  });

  it('works without progress and watchers', async () => {
    folder = createFolder({ 'a.js': text, 'sub/.env': 'A=1\n', 'sub/.env.example': 'A=\nB=\n' });
    const { workspace: _, window: __, ...capabilities } = fullCapabilities;
    editor = await startEditor({ folders: [folder.uri], capabilities });
    assert.equal((await scan()).findings, 1);
    await editor.diagnostics(folder.at('sub/.env'), some);
    assert.equal(editor.registered.length, 0);
  });
});
