// Hides the values of env files in the editor. The text is not changed; what is hidden is kept in memory only.

import {
  type Disposable,
  type TextDocument,
  type TextDocumentChangeEvent,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { isEnvDocument } from '../../env/documents';
import type { Server } from '../../language-server/server';
import { createCover } from './cover';
import { hiddenRanges } from './hidden';
import { createPeek, type Peek } from './peek';
import { roughValues } from './rough-values';
import { createValues, linesOf } from './values';
import { followActiveEditor } from './when-keys';

export interface Masking {
  isMasked(document: TextDocument): boolean;
  /** Holds until the document is closed. */
  set(document: TextDocument, masked: boolean): void;
  /** Shows the value on the cursor's line until the cursor leaves it or the time is up; hides it when it is shown. */
  peek(editor: TextEditor): 'shown' | 'hidden' | 'nothing here';
}

export function createMasking(server: Server, own: (item: Disposable) => void): Masking {
  const cover = createCover(own);
  const choices = new Map<string, boolean>();
  const isMasked = (document: TextDocument): boolean =>
    isEnvDocument(document) && (choices.get(document.uri.toString()) ?? settings(document).get('mask.enabled', false));
  const values = createValues(server, (document) => editorsOf(document).forEach(draw));
  const peek = createPeek(values, (editor) => draw(editor));

  function draw(editor: TextEditor): void {
    if (!isMasked(editor.document)) cover.lift(editor);
    else cover.lay(editor, hiddenRanges(values.of(editor.document), peek.valueIn(editor)));
  }
  const show = (document: TextDocument): void => {
    editorsOf(document).forEach(draw);
    if (isMasked(document)) void values.refresh(document);
  };
  const showAll = (): void => new Set(window.visibleTextEditors.map(({ document }) => document)).forEach(show);
  const forget = (document: TextDocument): void => {
    choices.delete(document.uri.toString());
    values.forget(document);
  };
  const changed = (event: TextDocumentChangeEvent): void => {
    if (event.contentChanges.length === 0 || !isMasked(event.document)) return;
    const ranges = hiddenRanges(pasted(event), undefined);
    for (const editor of editorsOf(event.document)) {
      cover.moved(editor, event.contentChanges);
      if (!peek.valueIn(editor)) cover.add(editor, ranges);
    }
    void values.refresh(event.document);
  };
  const keys = followActiveEditor(isMasked, own);
  const refresh = (): void => {
    showAll();
    keys.update();
  };
  listen({ show, refresh, changed, forget, peek }, own);
  own(server.onDidChangeState((state) => state === 'running' && showAll()));
  showAll();

  return {
    isMasked,
    set: (document, masked) => {
      choices.set(document.uri.toString(), masked);
      peek.end();
      show(document);
      keys.update();
    },
    peek: (editor) => {
      const wasShown = peek.valueIn(editor) !== undefined;
      peek.end();
      if (wasShown) return 'hidden';
      if (!isMasked(editor.document)) return 'nothing here';
      const seconds = settings(editor.document).get('mask.peekSeconds', 10);
      return peek.start(editor, Math.min(Math.max(seconds, 1), 600) * 1000) ? 'shown' : 'nothing here';
    },
  };
}

interface Reactions {
  readonly show: (document: TextDocument) => void;
  readonly refresh: () => void;
  readonly changed: (event: TextDocumentChangeEvent) => void;
  readonly forget: (document: TextDocument) => void;
  readonly peek: Peek;
}

function listen({ show, refresh, changed, forget, peek }: Reactions, own: (item: Disposable) => void): void {
  own(workspace.onDidChangeTextDocument(changed));
  own(workspace.onDidOpenTextDocument(show));
  own(workspace.onDidCloseTextDocument(forget));
  own(window.onDidChangeVisibleTextEditors(refresh));
  own(window.onDidChangeTextEditorSelection(({ textEditor }) => peek.leave(textEditor)));
  own(workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('scabbard.mask') && refresh()));
  own({ dispose: peek.end });
}

/**
 * What is typed inside a covered value stays covered by itself. What is pasted elsewhere is not, until the server has said
 * what it is: all of it is covered meanwhile.
 */
function pasted({ document, contentChanges }: TextDocumentChangeEvent): ReturnType<typeof roughValues> {
  const lines = linesOf(document);
  const [change, ...others] = contentChanges;
  // The lines of several changes are counted before the others: all lines are covered then.
  if (!change || others.length > 0) return roughValues(lines);
  if (change.text.length < 2) return [];
  const first = change.range.start.line;
  return roughValues(lines.slice(first, first + change.text.split(/\r\n?|\n/).length), first);
}

const settings = (document: TextDocument) => workspace.getConfiguration('scabbard', document);

const editorsOf = (document: TextDocument): readonly TextEditor[] =>
  window.visibleTextEditors.filter((editor) => editor.document === document);
