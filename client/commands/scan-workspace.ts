// `Scan Workspace`: every file of every folder, with a progress that can be cancelled.

import { commands, ProgressLocation, window, workspace } from 'vscode';
import { type ScanSummary, scanWorkspaceCommand } from '../../protocol/messages';
import { numberOf } from '../features/summary';
import type { Server } from '../language-server/server';
import type { Command } from './command';

const scanWorkspace: Command = {
  id: 'scabbard.scanWorkspace',
  title: 'Scan Workspace',
  when: 'workspaceFolderCount > 0',
  needsServer: true,
  run: async ({ server, log }) => {
    if (!workspace.workspaceFolders?.length) {
      void window.showInformationMessage('Scabbard: open a folder to scan it.');
      return;
    }
    const summary = await scan(server);
    for (const { file, reason } of summary.skipped) log.info(`Skipped ${file}: ${reason}`);
    // Not awaited: the command is done, the message may stand for long.
    void report(summary, () => log.show());
  },
};
export default scanWorkspace;

/** The client library would show the server's own progress in the status bar only, where nobody finds the cancel button. */
function scan(server: Server): Thenable<ScanSummary> {
  const options = {
    location: ProgressLocation.Notification,
    title: 'Scabbard: looking for secrets',
    cancellable: true,
  };
  return window.withProgress(options, (progress, token) => {
    let shown = 0;
    const report = ({ percentage = shown, message }: { readonly percentage?: number; readonly message?: string }) => {
      progress.report({ increment: percentage - shown, message });
      shown = percentage;
    };
    return server.requestWithProgress<ScanSummary>(
      'workspace/executeCommand',
      { command: scanWorkspaceCommand },
      { token, report },
    );
  });
}

async function report({ cancelled, files, findings, skipped }: ScanSummary, showLog: () => void): Promise<void> {
  const showProblems = 'Show Problems';
  const showSkipped = 'Show Skipped Files';
  const verb = cancelled ? 'Scan cancelled' : 'Scan done';
  const skips = skipped.length > 0 ? ` ${numberOf(skipped.length, 'file')} skipped.` : '';
  const text = `Scabbard: ${verb}: ${numberOf(findings, 'finding')} in ${numberOf(files, 'file')}.${skips}`;
  const buttons = [...(findings > 0 ? [showProblems] : []), ...(skipped.length > 0 ? [showSkipped] : [])];
  const chosen = await window.showInformationMessage(text, ...buttons);
  if (chosen === showProblems) await commands.executeCommand('scabbard.showProblems');
  if (chosen === showSkipped) showLog();
}
