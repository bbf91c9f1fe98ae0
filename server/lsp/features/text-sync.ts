// Open documents: kept in step with the editor; every change asks for a new examination.

import {
  type DidChangeTextDocumentParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  type DidSaveTextDocumentParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { nameOfUri } from '../../uri';
import type { Snapshot } from '../documents';
import type { Feature } from '../feature';
import type { Session } from '../session';

const feature: Feature = {
  id: 'text-sync',
  capabilities: () => ({
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
  }),
  register: (on, session) => {
    const { documents, refresh } = session;
    on.notification<DidOpenTextDocumentParams>('textDocument/didOpen', ({ textDocument }) => {
      const snapshot = documents.open(textDocument);
      if (snapshot) arrived(session, snapshot, true);
    });
    on.notification<DidChangeTextDocumentParams>('textDocument/didChange', ({ textDocument, contentChanges }) => {
      const snapshot = documents.change(textDocument.uri, textDocument.version, contentChanges);
      if (snapshot) arrived(session, snapshot, false);
    });
    on.notification<DidCloseTextDocumentParams>('textDocument/didClose', ({ textDocument }) => {
      if (documents.close(textDocument.uri)) refresh.closed(textDocument.uri);
    });
    on.notification<DidSaveTextDocumentParams>('textDocument/didSave', ({ textDocument }) => {
      // An editor that cannot watch files tells of a change in this way only.
      if (!session.client.registersWatchers) refresh.changedOnDisk([textDocument.uri]);
    });
  },
};

/** Files that decide about others are followed while they are typed in, not only when they are saved. */
function arrived({ refresh, fixes }: Session, snapshot: Snapshot, opened: boolean): void {
  fixes.seen(snapshot.uri, snapshot.text);
  if (rulingNames.has(nameOfUri(snapshot.uri))) refresh.everything();
  refresh.document(snapshot.uri, opened);
  if (opened) refresh.foldersAbove(snapshot.uri);
}

const rulingNames: ReadonlySet<string> = new Set(['.gitignore', '.scabbardignore', '.scabbard.json']);

export default feature;
