// What is drawn over a value: the same few dots for every value, so that they do not tell its length.

import {
  DecorationRangeBehavior,
  type Disposable,
  Range,
  type TextDocumentContentChangeEvent,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  window,
} from 'vscode';
import type { Range as LspRange } from '../../../protocol/messages';
import { movedRanges } from './moved-ranges';

export interface Cover {
  /** Covers exactly these ranges. */
  lay(editor: TextEditor, ranges: readonly LspRange[]): void;
  /** Covers these too, until the next `lay`. */
  add(editor: TextEditor, ranges: readonly LspRange[]): void;
  /** The document changed: what was laid has moved with its text. */
  moved(editor: TextEditor, changes: readonly TextDocumentContentChangeEvent[]): void;
  lift(editor: TextEditor): void;
}

/** Milliseconds without an answer after which what should be covered is laid once more. */
const calm = 2000;

/**
 * While a person types, the editor is ahead of us: ranges sent to it would be those of an older text and bare what was typed
 * since. So nothing is sent as long as its own decorations, which grow with the typing, cover the right text.
 */
export function createCover(own: (item: Disposable) => void): Cover {
  const settled = createDots();
  const hasty = createDots();
  const laid = new WeakMap<TextEditor, readonly LspRange[]>();
  const timers = new Map<TextEditor, NodeJS.Timeout>();
  const put = (editor: TextEditor, ranges: readonly LspRange[]): void => {
    laid.set(editor, ranges);
    editor.setDecorations(settled, toRanges(editor, ranges));
  };
  const putSoon = (editor: TextEditor): void => {
    clearTimeout(timers.get(editor));
    const again = () => {
      timers.delete(editor);
      const ranges = laid.get(editor);
      if (ranges) put(editor, ranges);
    };
    timers.set(editor, setTimeout(again, calm));
  };
  own(settled);
  own(hasty);
  own({ dispose: () => timers.forEach(clearTimeout) });
  return {
    lay: (editor, ranges) => {
      if (isSame(laid.get(editor), ranges)) putSoon(editor);
      else put(editor, ranges);
      editor.setDecorations(hasty, []);
    },
    add: (editor, ranges) => editor.setDecorations(hasty, toRanges(editor, ranges)),
    moved: (editor, changes) => {
      const before = laid.get(editor);
      const ranges = before && movedRanges(before, changes);
      if (ranges) laid.set(editor, ranges);
      else laid.delete(editor);
    },
    lift: (editor) => {
      laid.delete(editor);
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

function isSame(one: readonly LspRange[] | undefined, other: readonly LspRange[]): boolean {
  return one !== undefined && JSON.stringify(one.map(numbersOf)) === JSON.stringify(other.map(numbersOf));
}

const numbersOf = ({ start, end }: LspRange) => [start.line, start.character, end.line, end.character];

/** A range to the end of a line goes on as far as the editor's line does, which may be longer by now. */
function toRanges({ document }: TextEditor, ranges: readonly LspRange[]): readonly Range[] {
  return ranges.map(({ start, end }) => {
    const reachesEnd = end.line < document.lineCount && end.character >= document.lineAt(end.line).text.length;
    return new Range(start.line, start.character, end.line, reachesEnd ? 2 ** 30 : end.character);
  });
}
