// Lists of env files to choose from: name first, folder beside it, both searchable.

import { type QuickPickItem, Uri, window, workspace } from 'vscode';

export function pickFile<Item extends QuickPickItem>(
  items: readonly Item[],
  words: { readonly title: string; readonly placeHolder: string },
): Thenable<Item | undefined> {
  return window.showQuickPick(items, { ...words, matchOnDescription: true });
}

/** The folder of a file, relative to its workspace folder, which is named when it is the file's own or one of several. */
export function folderWords(uri: Uri): string {
  if (uri.scheme === 'untitled') return 'not saved';
  const folder = Uri.joinPath(uri, '..');
  const root = workspace.getWorkspaceFolder(uri);
  return root?.uri.path === folder.path ? root.name : workspace.asRelativePath(folder);
}
