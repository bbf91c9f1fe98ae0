// The terminal profile `Terminal with secrets`: a shell whose environment holds what the folder's env files name.

import { type CancellationToken, type Disposable, TerminalProfile, ThemeIcon, window, workspace } from 'vscode';
import type { StoreSession } from '../stores/session';
import { resolveEnvironment } from './resolve-env';

export const terminalProfileId = 'scabbard.terminalWithSecrets';

export function terminalWithSecrets(stores: StoreSession, own: (item: Disposable) => void): void {
  own(
    window.registerTerminalProfileProvider(terminalProfileId, {
      provideTerminalProfile: async (token: CancellationToken) => {
        const folder = await askFolder();
        if (folder === undefined) return undefined;
        const resolved = await resolveEnvironment(stores, { folder, by: 'terminal', token });
        if (!resolved) return undefined;
        return new TerminalProfile({
          name: 'Terminal with secrets',
          iconPath: new ThemeIcon('key'),
          cwd: folder,
          env: { ...resolved.added },
          // What it held is not written down to be restored in the next window.
          isTransient: true,
        });
      },
    }),
  );
}

async function askFolder(): Promise<string | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri.fsPath;
  return (await window.showWorkspaceFolderPick({ placeHolder: 'Folder whose secrets the terminal gets' }))?.uri.fsPath;
}
