// `Show Access Log`: who read which secret of a store, when, and with what outcome.

import { commands, Range, Uri, window, workspace } from 'vscode';
import type { Command } from './command';

const showAccessLog: Command = {
  id: 'scabbard.showAccessLog',
  title: 'Show Access Log',
  needsServer: false,
  run: async ({ accessLog }) => {
    const file = Uri.file(accessLog.file);
    if (!(await exists(file))) {
      void window.showInformationMessage('Scabbard: no store has been accessed yet.');
      return;
    }
    const editor = await window.showTextDocument(await workspace.openTextDocument(file));
    await commands.executeCommand('workbench.action.files.setActiveEditorReadonlyInSession');
    const end = editor.document.lineCount - 1;
    editor.revealRange(new Range(end, 0, end, 0));
  },
};
export default showAccessLog;

async function exists(file: Uri): Promise<boolean> {
  return Promise.resolve(workspace.fs.stat(file)).then(
    () => true,
    () => false,
  );
}
