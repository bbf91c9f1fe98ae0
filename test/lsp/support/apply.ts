// Applies a workspace edit to texts, as an editor would.

import {
  type AnnotatedTextEdit,
  CreateFile,
  type SnippetTextEdit,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** Text by URI after the edit; `texts` are those before it. Only the files it touches. */
export function applyWorkspaceEdit(
  edit: WorkspaceEdit,
  texts: Readonly<Record<string, string>>,
): Record<string, string> {
  const after: Record<string, string> = {};
  const change = (uri: string, edits: (TextEdit | AnnotatedTextEdit | SnippetTextEdit)[]) => {
    const document = TextDocument.create(uri, '', 0, after[uri] ?? texts[uri] ?? '');
    after[uri] = TextDocument.applyEdits(
      document,
      edits.filter((one) => 'newText' in one),
    );
  };
  for (const one of edit.documentChanges ?? []) {
    if (TextDocumentEdit.is(one)) change(one.textDocument.uri, one.edits);
    else if (CreateFile.is(one)) after[one.uri] = '';
  }
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) change(uri, edits);
  return after;
}
