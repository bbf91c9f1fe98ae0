// The open documents, kept in step with the editor by incremental changes.

import type { Position, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriKey } from './wire/uris';

/** Documents longer than this (UTF-16 units) are not examined. */
export const maximumLength = 10 * 1024 * 1024;

const schemes = new Set(['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs', 'vscode-remote']);

/** One state of one open document. It never changes; the next edit makes another. */
export interface Snapshot {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  /** Unique over all documents and all states: two snapshots are the same state when it is equal. */
  readonly revision: number;
  offsetAt(position: Position): number;
}

export interface Documents {
  /** Undefined when the scheme is none of ours (git, output, debug, comment, …). */
  open(item: TextDocumentItem): Snapshot | undefined;
  /** Undefined when the document is unknown. */
  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): Snapshot | undefined;
  close(uri: string): boolean;
  get(uri: string): Snapshot | undefined;
  all(): readonly Snapshot[];
  /** Whether the document is still open and in exactly this state. */
  isCurrent(snapshot: Snapshot): boolean;
}

/** Whether documents with this address are looked at. */
export function isExamined(uri: string): boolean {
  return schemes.has(uri.slice(0, uri.indexOf(':')));
}

export function createDocuments(): Documents {
  const states = new Map<string, { readonly document: TextDocument; readonly snapshot: Snapshot }>();
  let revision = 0;
  const keep = (document: TextDocument) => {
    revision += 1;
    const snapshot = snapshotOf(document, revision);
    states.set(uriKey(document.uri), { document, snapshot });
    return snapshot;
  };
  return {
    open: ({ uri, languageId, version, text }) =>
      isExamined(uri) ? keep(TextDocument.create(uri, languageId, version, text)) : undefined,
    change: (uri, version, changes) => {
      const state = states.get(uriKey(uri));
      return state && keep(TextDocument.update(state.document, [...changes], version));
    },
    close: (uri) => states.delete(uriKey(uri)),
    get: (uri) => states.get(uriKey(uri))?.snapshot,
    all: () => [...states.values()].map(({ snapshot }) => snapshot),
    isCurrent: ({ uri, revision: own }) => states.get(uriKey(uri))?.snapshot.revision === own,
  };
}

/** A copy, because an update changes the document in place; its line table is made when first asked for. */
function snapshotOf(document: TextDocument, revision: number): Snapshot {
  const { uri, languageId, version } = document;
  const text = document.getText();
  const frozen = TextDocument.create(uri, languageId, version, text);
  return {
    uri,
    languageId,
    version,
    text,
    revision,
    offsetAt: (position) => frozen.offsetAt(position),
  };
}
