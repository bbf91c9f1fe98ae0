// Decides what is examined again when something changed, and puts the results on the board.

import type { Diagnostic } from 'vscode-languageserver/node';
import { envNameOf } from '../../dotenv/names';
import { foldersUpward, isWithin, joinUri, nameOfUri, parentUri } from '../../uri';
import { configFileName } from '../../workspace/config';
import type { Documents } from '../documents';
import type { Folders } from '../folders';
import { readFromDisk } from '../host';
import type { Logger } from '../logger';
import type { Clock } from '../wire/clock';
import { describeError } from '../wire/safe-error';
import { fileUriOf, uriKey } from '../wire/uris';
import type { Board } from './board';
import type { Drift } from './drift';
import type { Examiner } from './examine';
import { createQueue, type Queue } from './queue';
import { createUriSet, type UriSet } from './uri-set';

/** Milliseconds of quiet after a keystroke before the document is examined. */
export const typingDelay = 120;

export interface Refresh {
  /** An open document changed; `now` for one that was just opened. */
  document(uri: string, now?: boolean): void;
  closed(uri: string): void;
  /** Compare the env files of a folder; from now on they are followed. */
  folder(folderUri: string, now?: boolean): void;
  /** Follow the env files of the folders from a file up to its workspace folder. */
  foldersAbove(uri: string): void;
  /** What a workspace folder shows without any document: its env files and its configuration. */
  workspaceFolder(folderUri: string): void;
  removedFolder(folderUri: string): void;
  /** Settings, trust, ignore rules or git changed: everything shown is examined again. */
  everything(): void;
  changedOnDisk(uris: readonly string[]): void;
  /** A file or a folder was deleted or renamed. */
  gone(uri: string): void;
  /** Something was found in this file: it is followed even while it is closed. */
  found(uri: string): void;
  foundUris(): readonly string[];
  /** Looks at a closed file again, in case it changed unnoticed. */
  again(uri: string): void;
}

export interface RefreshParts {
  readonly documents: Documents;
  readonly folders: Folders;
  readonly examiner: Examiner;
  readonly drift: Drift;
  readonly board: Board;
  readonly clock: Clock;
  readonly log: Logger;
  /** Forgets what was read of ignore rules, git and `.scabbard.json`. */
  readonly forget: () => void;
}

/** What is under way, and what is followed although no document of it is open. */
interface State extends RefreshParts {
  readonly files: Queue;
  readonly comparisons: Queue;
  readonly closedFiles: UriSet;
  readonly envFolders: UriSet;
}

export function createRefresh(parts: RefreshParts): Refresh {
  const { clock } = parts;
  const [closedFiles, envFolders] = [createUriSet(), createUriSet()];
  const examine = (uri: string, isStale: () => boolean) =>
    examineFile(parts, { uri, isStale, follow: closedFiles.has(uri) });
  const files = createQueue({ clock, delay: typingDelay, work: examine });
  const compare = (uri: string, isStale: () => boolean) => compareFolder(parts, uri, isStale);
  const comparisons = createQueue({ clock, delay: typingDelay, work: compare });
  const state: State = { ...parts, files, comparisons, closedFiles, envFolders };
  return {
    document: (uri, now) => {
      files.request(uri, now);
      if (isEnvLike(uri)) followFolder(state, parentUri(uri), now);
    },
    closed: (uri) => closed(state, uri),
    folder: (uri, now) => followFolder(state, uri, now),
    foldersAbove: (uri) => foldersAbove(state, uri),
    workspaceFolder: (uri) => {
      followFolder(state, uri, true);
      followFile(state, joinUri(uri, configFileName));
    },
    removedFolder: (uri) => removedFolder(state, uri),
    everything: () => everything(state),
    changedOnDisk: (uris) => changedOnDisk(state, uris),
    gone: (uri) => gone(state, uri),
    found: closedFiles.add,
    foundUris: closedFiles.all,
    again: (uri) => {
      if (!parts.documents.get(uri)) files.request(uri, true);
    },
  };
}

function followFolder({ envFolders, comparisons }: State, uri: string, now?: boolean): void {
  comparisons.request(envFolders.add(uri), now);
}

function followFile({ closedFiles, files }: State, uri: string): void {
  files.request(closedFiles.add(uri), true);
}

function closed(state: State, uri: string): void {
  const { examiner, files, board, closedFiles, envFolders } = state;
  examiner.drop(uri);
  files.cancel(uri);
  board.clear(uri);
  if (closedFiles.has(uri)) files.request(uri, true);
  if (envFolders.has(parentUri(uri))) followFolder(state, parentUri(uri), true);
  // Its unsaved text no longer decides.
  if (isRuling(uri)) everything(state);
}

function foldersAbove(state: State, uri: string): void {
  const fileUri = fileUriOf(uri);
  if (!fileUri.startsWith('file:')) return;
  for (const folder of foldersUpward(fileUri, state.folders.of(fileUri))) {
    if (!state.envFolders.has(folder)) followFolder(state, folder, true);
  }
}

function everything({ forget, examiner, documents, files, comparisons, closedFiles, envFolders }: State): void {
  forget();
  examiner.changed();
  for (const { uri } of documents.all()) files.request(uri);
  for (const uri of closedFiles.all()) if (!documents.get(uri)) files.request(uri);
  for (const uri of envFolders.all()) comparisons.request(uri);
}

function changedOnDisk(state: State, uris: readonly string[]): void {
  const { documents, files, closedFiles } = state;
  if (uris.some(isRuling)) everything(state);
  for (const uri of uris) {
    if (isEnvLike(uri)) followFolder(state, parentUri(uri));
    if (nameOfUri(uri) === configFileName) closedFiles.add(uri);
    if (closedFiles.has(uri) && !documents.get(uri)) files.request(uri);
  }
}

function gone(state: State, uri: string): void {
  const { documents, files, board, closedFiles } = state;
  const isGone = (other: string) => isWithin(uriKey(other), uriKey(uri)) && !documents.get(other);
  for (const other of closedFiles.all().filter(isGone)) {
    closedFiles.delete(other);
    files.cancel(other);
  }
  for (const other of board.uris().filter(isGone)) board.clear(other);
  for (const folder of state.envFolders.all().filter(isGone)) state.envFolders.delete(folder);
  if (isRuling(uri)) everything(state);
  followFolder(state, parentUri(uri));
}

function removedFolder({ documents, folders, board, closedFiles, envFolders }: State, folderUri: string): void {
  const isOutside = (uri: string) => isWithin(uriKey(uri), uriKey(folderUri)) && folders.of(uri) === undefined;
  for (const set of [closedFiles, envFolders]) for (const uri of set.all().filter(isOutside)) set.delete(uri);
  for (const uri of board.uris().filter(isOutside)) if (!documents.get(uri)) board.clear(uri);
}

/** The settings may name other examples; a comparison that finds none costs one listing. */
const isEnvLike = (uri: string): boolean => envNameOf(nameOfUri(uri)) !== undefined || /env/i.test(nameOfUri(uri));

/** Files that decide about others. */
function isRuling(uri: string): boolean {
  const name = nameOfUri(uri);
  return (
    ['.gitignore', '.scabbardignore', configFileName].includes(name) || /\/\.git\/(?:index|info\/exclude)$/.test(uri)
  );
}

interface FileJob {
  readonly uri: string;
  readonly isStale: () => boolean;
  /** Shown while closed, too. */
  readonly follow: boolean;
}

async function examineFile({ documents, examiner, board, log }: RefreshParts, job: FileJob): Promise<void> {
  const { uri, isStale, follow } = job;
  const open = documents.get(uri);
  let diagnostics: readonly Diagnostic[] = [];
  try {
    if (open) diagnostics = (await examiner.document(open)).diagnostics;
    else {
      const text = follow ? await readFromDisk(uri) : undefined;
      if (text !== undefined) diagnostics = (await examiner.file({ uri, text, version: null })).diagnostics;
    }
  } catch (error) {
    log.error(`Examining ${uri} failed: ${describeError(error)}`);
  }
  if (!isStale()) board.put({ uri, layer: 'file', revision: open?.revision, diagnostics });
}

async function compareFolder(parts: RefreshParts, folderUri: string, isStale: () => boolean): Promise<void> {
  const { drift, board, documents, log } = parts;
  const states = new Map(documents.all().map(({ uri, revision }) => [uriKey(uri), revision]));
  const files = await drift.folder(folderUri).catch((error: unknown) => {
    log.error(`Comparing the env files in ${folderUri} failed: ${describeError(error)}`);
    return [];
  });
  if (isStale()) return;
  for (const { uri, diagnostics } of files) {
    board.put({ uri, layer: 'drift', revision: states.get(uriKey(uri)), diagnostics });
  }
  // Files whose comparison is no more: deleted ones, and those the settings no longer count.
  const covered = new Set(files.map(({ uri }) => uriKey(uri)));
  const others = board
    .uris()
    .filter((uri) => uriKey(parentUri(uri)) === uriKey(folderUri) && !covered.has(uriKey(uri)));
  for (const uri of others.filter((one) => board.has(one, 'drift'))) {
    board.put({ uri, layer: 'drift', revision: documents.get(uri)?.revision, diagnostics: [] });
  }
}
