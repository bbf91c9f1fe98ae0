// The open documents, kept in step with the editor by incremental changes.

import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver/node';
import type { Change } from '../engine/findings/finding';
import { type Pieces, piecesOf } from '../engine/text/pieces';
import { uriKey } from './wire/uris';

/** Documents longer than this (UTF-16 units) are not examined. */
export const maximumLength = 10 * 1024 * 1024;

const schemes = new Set(['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs', 'vscode-remote']);

/** One state of one open document. It never changes; the next edit makes another. */
export interface Snapshot {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: Pieces;
  /** Unique over all documents and all states: two snapshots are the same state when it is equal. */
  readonly revision: number;
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
  const keep = (content: Content, earlier: readonly Step[], changes?: readonly Change[]) => {
    revision += 1;
    const steps = [...earlier.slice(-rememberedSteps), { revision, changes }];
    const snapshot = { ...content, revision, changesSince: (since: number) => changesBetween(steps, since) };
    states.set(uriKey(content.uri), { snapshot, steps });
    return snapshot;
  };
  return {
    open: ({ uri, languageId, version, text }) =>
      isExamined(uri) ? keep({ uri, languageId, version, text: piecesOf(text) }, []) : undefined,
    change: (uri, version, edits) => {
      const state = states.get(uriKey(uri));
      if (!state) return undefined;
      const { languageId, uri: own } = state.snapshot;
      const { text, changes } = apply(state.snapshot.text, edits);
      return keep({ uri: own, languageId, version, text }, state.steps, changes);
    },
    close: (uri) => states.delete(uriKey(uri)),
    get: (uri) => states.get(uriKey(uri))?.snapshot,
    all: () => [...states.values()].map(({ snapshot }) => snapshot),
    isCurrent: ({ uri, revision: own }) => states.get(uriKey(uri))?.snapshot.revision === own,
  };
}

type Content = Pick<Snapshot, 'uri' | 'languageId' | 'version' | 'text'>;

interface Applied {
  readonly text: Pieces;
  /** Undefined when the whole text was replaced. */
  readonly changes: readonly Change[] | undefined;
}

function apply(before: Pieces, edits: readonly TextDocumentContentChangeEvent[]): Applied {
  let text = before;
  let changes: Change[] | undefined = [];
  for (const edit of edits) {
    if ('range' in edit) {
      const [from, to] = [text.offsetAt(edit.range.start), text.offsetAt(edit.range.end)];
      const [start, oldEnd] = [Math.min(from, to), Math.max(from, to)];
      changes?.push({ start, oldEnd, newEnd: start + edit.text.length });
      text = text.replace(start, oldEnd, edit.text);
    } else {
      changes = undefined;
      text = piecesOf(edit.text);
    }
  }
  return { text, changes };
}

function changesBetween(steps: readonly Step[], earlier: number): readonly Change[] | undefined {
  const since = steps.filter((step) => step.revision > earlier);
  // The step that led to the earlier state must be known too, or some may be missing.
  if (!steps.some((step) => step.revision === earlier) || since.some(({ changes }) => !changes)) return undefined;
  return since.flatMap(({ changes }) => changes ?? []);
}
