// The open documents, kept in step with the editor by incremental changes.

import type { Position, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Change } from '../engine/findings/finding';
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
  positionAt(offset: number): Position;
  /** What led from an earlier state of this document to this one, by its revision; undefined when that is no longer known. */
  changesSince(revision: number): readonly Change[] | undefined;
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

interface State {
  readonly document: TextDocument;
  readonly snapshot: Snapshot;
  /** What led to this state, the newest last. */
  readonly steps: readonly Step[];
}

/** An edit, or undefined where the whole text was replaced. */
interface Step {
  /** Revision of the state it led to. */
  readonly revision: number;
  readonly changes: readonly Change[] | undefined;
}

/** Between two examinations of a document there are never as many edits. */
const rememberedSteps = 500;

export function createDocuments(): Documents {
  const states = new Map<string, State>();
  let revision = 0;
  const keep = (document: TextDocument, earlier: readonly Step[], changes?: readonly Change[]) => {
    revision += 1;
    const steps = [...earlier.slice(-rememberedSteps), { revision, changes }];
    const key = uriKey(document.uri);
    const own = revision;
    const isCurrent = () => states.get(key)?.snapshot.revision === own;
    const snapshot = snapshotOf({ document, revision, isCurrent, steps });
    states.set(key, { document, snapshot, steps });
    return snapshot;
  };
  return {
    open: ({ uri, languageId, version, text }) =>
      isExamined(uri) ? keep(TextDocument.create(uri, languageId, version, text), []) : undefined,
    change: (uri, version, edits) => {
      const state = states.get(uriKey(uri));
      if (!state) return undefined;
      const changes = apply(state.document, version, edits);
      return keep(state.document, state.steps, changes);
    },
    close: (uri) => states.delete(uriKey(uri)),
    get: (uri) => states.get(uriKey(uri))?.snapshot,
    all: () => [...states.values()].map(({ snapshot }) => snapshot),
    isCurrent: ({ uri, revision: own }) => states.get(uriKey(uri))?.snapshot.revision === own,
  };
}

/** Changes the document in place; undefined when its whole text was replaced. */
function apply(
  document: TextDocument,
  version: number,
  edits: readonly TextDocumentContentChangeEvent[],
): readonly Change[] | undefined {
  const changes: Change[] = [];
  let isWhole = false;
  for (const edit of edits) {
    if ('range' in edit) {
      const start = document.offsetAt(edit.range.start);
      changes.push({ start, oldEnd: document.offsetAt(edit.range.end), newEnd: start + edit.text.length });
    } else isWhole = true;
    TextDocument.update(document, [edit], version);
  }
  return isWhole ? undefined : changes;
}

interface Kept {
  readonly document: TextDocument;
  readonly revision: number;
  /** Whether the document is still in this state. */
  readonly isCurrent: () => boolean;
  readonly steps: readonly Step[];
}

/** An update changes the document in place, so a snapshot that was overtaken makes a copy when it is asked for places. */
function snapshotOf({ document, revision, isCurrent, steps }: Kept): Snapshot {
  const { uri, languageId, version } = document;
  const text = flat(document.getText());
  let frozen: TextDocument | undefined;
  const places = (): TextDocument => {
    if (isCurrent()) return document;
    frozen ??= TextDocument.create(uri, languageId, version, text);
    return frozen;
  };
  return {
    uri,
    languageId,
    version,
    text,
    revision,
    offsetAt: (position) => places().offsetAt(position),
    positionAt: (offset) => places().positionAt(offset),
    changesSince: (earlier) => {
      const since = steps.filter((step) => step.revision > earlier);
      // The step that led to the earlier state must be known too, or some may be missing.
      if (!steps.some((step) => step.revision === earlier) || since.some(({ changes }) => !changes)) return undefined;
      return since.flatMap(({ changes }) => changes ?? []);
    },
  };
}

/** An edited text is a tree of pieces until somebody reads it; better now than in the middle of an examination. */
function flat(text: string): string {
  text.charCodeAt(0);
  return text;
}
