// `Peek Value`: shows the masked value on the cursor's line for a moment; once more hides it.

import { window } from 'vscode';
import type { Command } from './command';

const peekValue: Command = {
  id: 'scabbard.peekValue',
  title: 'Peek Value at the Cursor',
  when: 'scabbard.masked',
  needsServer: false,
  run: ({ masking }) => {
    const editor = window.activeTextEditor;
    if (editor && masking.peek(editor) !== 'nothing here') return;
    void window.showInformationMessage('Scabbard: place the cursor on a line with a masked value.');
  },
};
export default peekValue;
