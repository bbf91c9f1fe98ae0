// A set of files or folders, one entry per file however its URI is spelled.

import { uriKey } from '../wire/uris';

export interface UriSet {
  /** Answers with the spelling that is kept: the first one. */
  add(uri: string): string;
  has(uri: string): boolean;
  delete(uri: string): void;
  all(): readonly string[];
}

export function createUriSet(): UriSet {
  const uris = new Map<string, string>();
  return {
    add: (uri) => {
      const kept = uris.get(uriKey(uri)) ?? uri;
      uris.set(uriKey(uri), kept);
      return kept;
    },
    has: (uri) => uris.has(uriKey(uri)),
    delete: (uri) => void uris.delete(uriKey(uri)),
    all: () => [...uris.values()],
  };
}
