// Which document a command means.

import { type TextDocument, type Uri, window, workspace } from 'vscode';

/** The one whose button was pressed, else the one in the active editor. */
export function documentOf(resource: Uri | undefined): TextDocument | undefined {
  const pressed = workspace.textDocuments.find(({ uri }) => uri.toString() === resource?.toString());
  return pressed ?? window.activeTextEditor?.document;
}
