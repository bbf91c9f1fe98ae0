// Decides what is examined again when something changed, and puts the results on the board.

import type { Diagnostic } from 'vscode-languageserver/node';
import { envNameOf } from '../../dotenv/names';
import { foldersUpward, isWithin, nameOfUri, parentUri } from '../../uri';
import type { Clock } from '../clock';
import type { Documents } from '../documents';
import type { Folders } from '../folders';
import { readFromDisk } from '../host';
import type { Logger } from '../logger';
import { describeError } from '../safe-error';
import { fileUriOf, uriKey } from '../uris';
import type { Board } from './board';
import type { Drift } from './drift';
import type { Examiner } from './examine';
import { createQueue } from './queue';

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
  /** Settings, trust, ignore rules or git changed: everything shown is examined again. */
  everything(): void;
  changedOnDisk(uris: readonly string[]): void;
  /** A file or a folder was deleted or renamed. */
  gone(uri: string): void;
  removedFolder(folderUri: string): void;
  /** A workspace scan found something in this file: it is followed even while it is closed. */
  found(uri: string): void;
  /** Files that a workspace scan found something in. */
  foundUris(): readonly string[];
}

export interface RefreshParts {
  readonly documents: Documents;
  readonly folders: Folders;
  readonly examiner: Examiner;
  readonly drift: Drift;
  readonly board: Board;
  readonly clock: Clock;
  readonly log: Logger;
  /** Forgets what was read of settings, ignore rules and git. */
  readonly forget: () => void;
}

export function createRefresh(parts: RefreshParts): Refresh {
  const { documents, folders, examiner, board, clock } = parts;
  /** Closed files that are followed, and folders whose env files are; spelled as first seen. */
  const found = new Map<string, string>();
  const followed = new Map<string, string>();

  const files = createQueue({
    clock,
    delay: typingDelay,
    work: (uri, isStale) => examineFile(parts, { uri, isStale, follow: found.has(uriKey(uri)) }),
  });
  const driftQueue = createQueue({
    clock,
    delay: typingDelay,
    work: (uri, isStale) => compareFolder(parts, uri, isStale),
  });
  const folder = (uri: string, now?: boolean) => {
    followed.set(uriKey(uri), uri);
    driftQueue.request(followed.get(uriKey(uri))!, now);
  };
  const everything = () => {
    parts.forget();
    examiner.changed();
    for (const { uri } of documents.all()) files.request(uri);
    for (const uri of found.values()) if (!documents.get(uri)) files.request(uri);
    for (const uri of followed.values()) driftQueue.request(uri);
  };
  const gone = (uri: string) => {
    const isGone = (other: string) => isWithin(uriKey(other), uriKey(uri)) && !documents.get(other);
    for (const other of [...found.values()].filter(isGone)) {
      found.delete(uriKey(other));
      files.cancel(other);
      board.clear(other);
    }
    for (const other of [...board.urisOf('file'), ...board.urisOf('drift')].filter(isGone)) board.clear(other);
    folder(parentUri(uri));
  };
  return {
    folder,
    everything,
    gone,
    document: (uri, now) => {
      files.request(uri, now);
      if (isEnvFile(uri)) folder(parentUri(uri), now);
    },
    closed: (uri) => {
      examiner.drop(uri);
      files.cancel(uri);
      board.clear(uri);
      if (found.has(uriKey(uri))) files.request(uri, true);
      if (followed.has(uriKey(parentUri(uri)))) folder(parentUri(uri), true);
      if (isRuling(uri)) everything();
    },
    foldersAbove: (uri) => {
      const fileUri = fileUriOf(uri);
      if (!fileUri.startsWith('file:')) return;
      for (const above of foldersUpward(fileUri, folders.of(fileUri))) {
        if (!followed.has(uriKey(above))) folder(above, true);
      }
    },
    changedOnDisk: (uris) => {
      if (uris.some((uri) => isRuling(uri))) everything();
      for (const uri of uris) {
        if (isEnvFile(uri)) folder(parentUri(uri));
        if (found.has(uriKey(uri)) && !documents.get(uri)) files.request(uri);
      }
    },
    removedFolder: (folderUri) => {
      const isInside = (uri: string) => isWithin(uriKey(uri), uriKey(folderUri)) && folders.of(uri) === undefined;
      for (const uri of [...found.values()].filter(isInside)) found.delete(uriKey(uri));
      for (const uri of [...followed.values()].filter(isInside)) followed.delete(uriKey(uri));
      const shown = [...board.urisOf('file'), ...board.urisOf('drift')].filter(isInside);
      for (const uri of shown.filter((one) => !documents.get(one))) board.clear(uri);
    },
    found: (uri) => void found.set(uriKey(uri), uri),
    foundUris: () => [...found.values()],
  };
}

const isEnvFile = (uri: string): boolean => envNameOf(nameOfUri(uri)) !== undefined;

/** Files that decide about others. */
function isRuling(uri: string): boolean {
  return (
    ['.gitignore', '.scabbardignore', '.scabbard.json'].includes(nameOfUri(uri)) ||
    /\/\.git\/(?:index|info\/exclude)$/.test(uri)
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
      if (text === undefined) return board.clear(uri);
      diagnostics = (await examiner.file({ uri, text, version: null })).diagnostics;
    }
  } catch (error) {
    log.error(`Examining ${uri} failed: ${describeError(error)}`);
  }
  if (!isStale()) board.put({ uri, layer: 'file', revision: open?.revision, diagnostics });
}

async function compareFolder(
  { drift, board, documents, log }: RefreshParts,
  folderUri: string,
  isStale: () => boolean,
) {
  const states = new Map(documents.all().map(({ uri, revision }) => [uriKey(uri), revision]));
  try {
    const files = await drift.folder(folderUri);
    if (isStale()) return;
    const covered = new Set(files.map(({ uri }) => uriKey(uri)));
    for (const { uri, diagnostics } of files) {
      board.put({ uri, layer: 'drift', revision: states.get(uriKey(uri)), diagnostics });
    }
    clearOthers({ board, documents }, folderUri, covered);
  } catch (error) {
    log.error(`Comparing the env files in ${folderUri} failed: ${describeError(error)}`);
    if (!isStale()) clearOthers({ board, documents }, folderUri, new Set());
  }
}

/** Files whose comparison is no more: deleted ones, and those the settings no longer count. */
function clearOthers(
  { board, documents }: Pick<RefreshParts, 'board' | 'documents'>,
  folderUri: string,
  covered: ReadonlySet<string>,
): void {
  for (const uri of board.urisIn(folderUri)) {
    if (covered.has(uriKey(uri)) || !board.has(uri, 'drift')) continue;
    board.put({ uri, layer: 'drift', revision: documents.get(uri)?.revision, diagnostics: [] });
  }
}
