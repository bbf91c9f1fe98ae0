// Tells VS Code's menus whether the active editor holds an env file and whether it is masked.

import { commands, type Disposable, type TextDocument, window } from 'vscode';
import { isEnvDocument } from '../../env/documents';

/** Keys of when-clauses, true for the active editor. */
export const whenKeys = { envEditor: 'scabbard.envEditor', masked: 'scabbard.masked' } as const;

/** Keeps both keys right; the answer's `update` is for changes of the masking itself. */
export function followActiveEditor(
  isMasked: (document: TextDocument) => boolean,
  own: (item: Disposable) => void,
): { readonly update: () => void } {
  const update = (): void => {
    const document = window.activeTextEditor?.document;
    // A panel such as the output took the focus: the buttons above the editor stay as they are.
    if (document?.uri.scheme === 'output' || (!document && window.visibleTextEditors.length > 0)) return;
    void commands.executeCommand('setContext', whenKeys.envEditor, document !== undefined && isEnvDocument(document));
    void commands.executeCommand('setContext', whenKeys.masked, document !== undefined && isMasked(document));
  };
  own(window.onDidChangeActiveTextEditor(update));
  update();
  return { update };
}
