// Finds and reads the files of the project around a source file, only through the Host.

import type { Host } from '../../host';
import { foldersUpward, joinUri, parentUri } from '../../uri';

/** Where a request looks: its file, and how far upward. */
export interface Around {
  readonly host: Host;
  readonly uri: string;
  readonly rootUri?: string | undefined;
}

/** Entry files read at most, so that a lightbulb stays quick. */
const mostEntries = 16;

/** The nearest folder upward that holds one of `names` (or a name that a pattern fits). */
export async function folderWith({ host, uri, rootUri }: Around, names: RegExp): Promise<string | undefined> {
  for (const folder of foldersUpward(uri, rootUri))
    if ((await host.list(folder)).some((name) => names.test(name))) return folder;
  return undefined;
}

/** Texts of the files in `folders` whose names fit, in order; `skipUri` is left out. */
export async function readFitting(
  host: Host,
  folders: readonly string[],
  { names, skipUri }: { readonly names: RegExp; readonly skipUri?: string },
): Promise<readonly { readonly uri: string; readonly text: string }[]> {
  const uris: string[] = [];
  for (const folder of new Set(folders))
    for (const name of await host.list(folder)) if (names.test(name)) uris.push(joinUri(folder, name));
  const found: { uri: string; text: string }[] = [];
  for (const uri of uris.filter((uri) => uri !== skipUri).slice(0, mostEntries)) {
    const text = await host.read(uri);
    if (text !== undefined) found.push({ uri, text });
  }
  return found;
}

/** How a program started in `folderUri` names a file: `.env`, `../../.env`. */
export function relativePath(folderUri: string, uri: string): string {
  let folder = folderUri;
  let up = '';
  while (!uri.startsWith(`${folder}/`)) {
    const parent = parentUri(folder);
    if (parent === folder) break;
    folder = parent;
    up += '../';
  }
  return up + decodeURIComponent(uri.slice(folder.length).replace(/^\//, ''));
}
