// The Host of the language server: open buffers before the disk, grammars from beside the bundle.

import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../host';
import { nameOfUri, parentUri } from '../uri';
import { readText } from '../workspace/reading/read-text';
import type { Documents } from './documents';
import type { Clock } from './wire/clock';
import { SafeError } from './wire/safe-error';
import { pathOfUri, uriKey } from './wire/uris';

interface Parts {
  readonly documents: Documents;
  readonly clock: Clock;
  /** Folder with `tree-sitter.wasm` and `tree-sitter-<name>.wasm`. */
  readonly grammarFolder: string;
}

/** Files of other schemes than `file` are known only while they are open. */
export function createHost({ documents, clock, grammarFolder }: Parts): Host {
  const bytes = new Map<string, Promise<Uint8Array>>();
  const load = (file: string): Promise<Uint8Array> => {
    const loaded = bytes.get(file) ?? readGrammar(join(grammarFolder, file));
    bytes.set(file, loaded);
    return loaded;
  };
  return {
    read: async (uri) => documents.get(uri)?.text.toString() ?? (await readFromDisk(uri)),
    list: async (folderUri) => [...new Set([...(await listOnDisk(folderUri)), ...openIn(documents, folderUri)])],
    grammar: async (name) => {
      if (!/^[a-z][a-z-]*$/.test(name)) throw new SafeError('A grammar has a name that is none.');
      return load(`tree-sitter-${name}.wasm`);
    },
    treeSitter: () => load('tree-sitter.wasm'),
    random: (count) => new Uint8Array(randomBytes(count)),
    now: () => clock.now(),
  };
}

/** Text of a file on disk, undefined when it is absent or no text. */
export async function readFromDisk(uri: string): Promise<string | undefined> {
  const path = pathOfUri(uri);
  if (path === undefined) return undefined;
  const read = await readText(path);
  return 'text' in read ? read.text : undefined;
}

async function listOnDisk(folderUri: string): Promise<readonly string[]> {
  const path = pathOfUri(folderUri);
  if (path === undefined) return [];
  try {
    return await readdir(path);
  } catch {
    return []; // Absent or unreadable: as empty, which is what the Host promises.
  }
}

function openIn(documents: Documents, folderUri: string): readonly string[] {
  const folder = uriKey(folderUri);
  const inside = documents.all().filter(({ uri }) => uriKey(parentUri(uri)) === folder);
  return inside.map(({ uri }) => nameOfUri(uri));
}

async function readGrammar(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw new SafeError('A grammar file is missing beside the server.', { cause: error });
  }
}
