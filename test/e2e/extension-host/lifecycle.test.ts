// The installed package: it activates, its commands are there, a dead server comes back, all folders are scanned.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { closeAll, diagnostics, has, show, tokenOf, write } from './helpers';

describe('lifecycle', () => {
  afterEach(closeAll);

  it('is installed from the package and active', async () => {
    const extension = vscode.extensions.getExtension('scabbard.scabbard')!;
    assert.ok(extension, 'not installed');
    await extension.activate();
    assert.ok(extension.isActive);
    assert.ok(!extension.extensionPath.endsWith('/main'), 'runs from the sources');
  });

  it('registers every command of the manifest', async () => {
    const { packageJSON } = vscode.extensions.getExtension('scabbard.scabbard')!;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = packageJSON.contributes.commands
      .map((one: { command: string }) => one.command)
      .filter((id: string) => !registered.has(id));
    assert.deepEqual(missing, []);
  });

  it('works in the second folder and after a folder was added', async () => {
    const uri = await write('second.js', `const key = "${tokenOf('stripe/live-secret-key', 31)}";\n`, 1);
    await show(uri);
    await diagnostics(uri, has('stripe/live-secret-key'));
  });

  it('comes back after its server was killed', async () => {
    const uri = await write('killed.js', '');
    const editor = await show(uri);
    const pids = execFileSync('pgrep', ['-f', 'scabbard.*dist/server.js'], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(0, 0), `const key = "${tokenOf('stripe/live-secret-key', 32)}";\n`),
    );
    await diagnostics(uri, has('stripe/live-secret-key'));
    const after = execFileSync('pgrep', ['-f', 'scabbard.*dist/server.js'], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
    assert.ok(!after.some((pid) => pids.includes(pid)));
  });

  it('scans every folder, open or not', async () => {
    const first = await write('closed/one.py', `KEY = "${tokenOf('stripe/live-secret-key', 33)}"\n`);
    const second = await write('closed/two.py', `KEY = "${tokenOf('stripe/live-secret-key', 34)}"\n`, 1);
    await vscode.commands.executeCommand('scabbard.scanWorkspace');
    await diagnostics(first, has('stripe/live-secret-key'));
    await diagnostics(second, has('stripe/live-secret-key'));
  });
});
