// What is drawn over a value: the same few dots for every value, so that they do not tell its length.

import {
  DecorationRangeBehavior,
  type Disposable,
  Range,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from 'vscode';
import type { Range as LspRange } from '../../../protocol/messages';

export interface Cover {
  /** Covers exactly these ranges. */
  lay(editor: TextEditor, ranges: readonly LspRange[]): void;
  /** Covers these too, until the next `lay`. */
  add(editor: TextEditor, ranges: readonly LspRange[]): void;
  lift(editor: TextEditor): void;
}

export function createCover(own: (item: Disposable) => void): Cover {
  const settled = createDots();
  const hasty = createDots();
  own(settled);
  own(hasty);
  return {
    lay: (editor, ranges) => {
      editor.setDecorations(settled, ranges.map(toRange));
      editor.setDecorations(hasty, []);
    },
    add: (editor, ranges) => editor.setDecorations(hasty, ranges.map(toRange)),
    lift: (editor) => {
      editor.setDecorations(settled, []);
      editor.setDecorations(hasty, []);
    },
  };
}

function createDots(): TextEditorDecorationType {
  return window.createTextEditorDecorationType({
    // Decorations have no way to hide text; this one is passed on as CSS, and `display` takes the width away too.
    textDecoration: 'none; display: none',
    before: { contentText: '••••••••', color: new ThemeColor('editorCodeLens.foreground') },
    // What is typed at either end of a covered value is covered.
    rangeBehavior: DecorationRangeBehavior.OpenOpen,
  });
}

const toRange = ({ start, end }: LspRange): Range => new Range(start.line, start.character, end.line, end.character);
