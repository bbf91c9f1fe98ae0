// The workspace folders, as they are added and removed.

import type { InitializeParams, WorkspaceFolder } from 'vscode-languageserver/node';
import { isWithin } from '../uri';
import { fileUriOf, uriKey, uriOfPath } from './wire/uris';

export interface Folders {
  /** URIs without a trailing slash, spelled as the editor spells them. */
  all(): readonly string[];
  /** The innermost folder that holds the file; undefined outside of all. */
  of(uri: string): string | undefined;
  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void;
}

export function createFolders(params: InitializeParams): Folders {
  let uris = initialFolders(params).map(trimmed);
  return {
    all: () => uris,
    of: (uri) => {
      const key = uriKey(fileUriOf(uri));
      const holding = uris.filter((folder) => isWithin(key, uriKey(folder)));
      return holding.sort((a, b) => b.length - a.length)[0];
    },
    change: (added, removed) => {
      const gone = new Set([...removed, ...added].map(({ uri }) => uriKey(trimmed(uri))));
      uris = [...uris.filter((uri) => !gone.has(uriKey(uri))), ...added.map(({ uri }) => trimmed(uri))];
    },
  };
}

/** Older clients know a single root only, the oldest as a path. */
function initialFolders({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  if (workspaceFolders?.length) return workspaceFolders.map(({ uri }) => uri);
  if (rootUri) return [rootUri];
  return rootPath ? [uriOfPath(rootPath)] : [];
}

const trimmed = (uri: string): string => uri.replace(/(?<=[^/])\/$/, '');
