// What is shown: per file the layers that make up its diagnostics, published together and only for the text they belong to.

import type { Diagnostic } from 'vscode-languageserver/node';
import type { Documents } from '../documents';
import { uriKey } from '../wire/uris';

/** `file`: from the file alone; `drift`: from comparing env files. */
export type Layer = 'file' | 'drift';

export interface Board {
  /** `revision` is that of the snapshot examined, undefined for text from disk; results for a past state are dropped. */
  put(entry: Entry): void;
  /** Takes a file off the board and clears it in the editor. */
  clear(uri: string): void;
  /** Files on the board, as they were spelled. */
  uris(): readonly string[];
  has(uri: string, layer: Layer): boolean;
}

export interface Entry {
  readonly uri: string;
  readonly layer: Layer;
  readonly revision: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

type Publish = (params: { uri: string; version?: number; diagnostics: Diagnostic[] }) => void;

interface File {
  readonly uri: string;
  readonly layers: Map<Layer, Entry>;
  /** Whether the editor shows anything of us in it. */
  shown: boolean;
}

export function createBoard(documents: Documents, publish: Publish): Board {
  const files = new Map<string, File>();

  const show = (file: File): void => {
    const open = documents.get(file.uri);
    const layers = [...file.layers.values()];
    // A layer of an older state is being made anew; publishing now would put its ranges beside the new text.
    if (layers.some(({ revision }) => revision !== open?.revision)) return;
    const diagnostics = layers.flatMap((layer) => layer.diagnostics);
    if (!open && diagnostics.length === 0 && !file.shown) return;
    file.shown = diagnostics.length > 0;
    publish(open ? { uri: open.uri, version: open.version, diagnostics } : { uri: file.uri, diagnostics });
  };
  return {
    put: (entry) => {
      if (entry.revision !== documents.get(entry.uri)?.revision) return;
      const key = uriKey(entry.uri);
      const file = files.get(key) ?? { uri: entry.uri, layers: new Map<Layer, Entry>(), shown: false };
      files.set(key, file);
      file.layers.set(entry.layer, entry);
      show(file);
      if (!documents.get(entry.uri) && !file.shown) files.delete(key);
    },
    clear: (uri) => {
      const file = files.get(uriKey(uri));
      files.delete(uriKey(uri));
      if (file?.shown) publish({ uri: file.uri, diagnostics: [] });
    },
    uris: () => [...files.values()].map(({ uri }) => uri),
    has: (uri, layer) => files.get(uriKey(uri))?.layers.has(layer) === true,
  };
}
