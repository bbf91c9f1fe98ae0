// Env files that we created belong to their owner alone (mode 0600), also after VS Code has written them again.

import { chmod } from 'node:fs/promises';
import { type Disposable, type LogOutputChannel, type Uri, workspace } from 'vscode';

export interface PrivateFiles {
  /** Sets the mode now, if the file is there, and after every save. Only for files on disk. */
  protect(uri: Uri): Promise<void>;
}

export function createPrivateFiles(log: LogOutputChannel, own: (item: Disposable) => void): PrivateFiles {
  const ours = new Set<string>();
  const restrict = async (uri: Uri): Promise<void> => {
    try {
      await chmod(uri.fsPath, 0o600);
    } catch (error) {
      if (isMissing(error)) return; // Not saved yet, or undone.
      log.warn(`The mode of ${uri.fsPath} could not be set to 0600.`);
    }
  };
  own(
    workspace.onDidSaveTextDocument(({ uri }) => {
      if (ours.has(uri.toString())) void restrict(uri);
    }),
  );
  return {
    protect: async (uri) => {
      if (uri.scheme !== 'file') return;
      ours.add(uri.toString());
      await restrict(uri);
    },
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
