// The one value that is shown for a moment although its document is masked.

import type { TextEditor } from 'vscode';
import type { EnvValue } from '../../../protocol/messages';
import { valueOnLine } from './hidden';
import type { Values } from './values';

export interface Peek {
  /** The shown value of this editor, if the cursor still is on it. */
  valueIn(editor: TextEditor): EnvValue | undefined;
  /** Shows the value on the cursor's line; false when none is there. */
  start(editor: TextEditor, milliseconds: number): boolean;
  /** Ends it when its editor's cursor has left the value. */
  leave(editor: TextEditor): void;
  end(): void;
}

/** `redraw` is called for the editor whose value is shown or hidden. */
export function createPeek(values: Values, redraw: (editor: TextEditor) => void): Peek {
  let current: { readonly editor: TextEditor; readonly key: string; readonly timer: NodeJS.Timeout } | undefined;
  const atCursor = (editor: TextEditor): EnvValue | undefined =>
    valueOnLine(values.of(editor.document), editor.selection.active.line);
  const valueIn = (editor: TextEditor): EnvValue | undefined => {
    const value = current?.editor === editor ? atCursor(editor) : undefined;
    return value?.key === current?.key ? value : undefined;
  };
  const end = (): void => {
    if (!current) return;
    const { editor, timer } = current;
    clearTimeout(timer);
    current = undefined;
    redraw(editor);
  };
  return {
    valueIn,
    start: (editor, milliseconds) => {
      end();
      const value = atCursor(editor);
      if (!value) return false;
      current = { editor, key: value.key, timer: setTimeout(end, milliseconds) };
      redraw(editor);
      return true;
    },
    leave: (editor) => {
      // Right after an edit the places are guesses: the answer that is on its way decides.
      if (current?.editor === editor && values.areCertain(editor.document) && !valueIn(editor)) end();
    },
    end,
  };
}
