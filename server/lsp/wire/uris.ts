// URIs as editors spell them: the same file may come percent-encoded in several ways.

import { fileURLToPath, pathToFileURL } from 'node:url';

/** One spelling per file, for use as a key only: `file:///c%3A/a%5Bb%5D` and `file:///C:/a[b]` are the same. */
export function uriKey(uri: string): string {
  let plain = uri;
  try {
    plain = decodeURIComponent(uri);
  } catch {
    return uri; // A stray percent sign: the spelling given is the only one we have.
  }
  return plain.replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

/** Path on disk of a `file` URI; undefined for every other scheme and for what is no path here. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // For instance a UNC host on another system.
  }
}

/** URI of an absolute path on disk. */
export const uriOfPath = (path: string): string => pathToFileURL(path).href;

/** URI of a file below a folder, the folder's part spelled as the client spelled it, the rest as VS Code would. */
export function uriBelow(folderUri: string, relativePath: string): string {
  const tail = relativePath.split(/[\\/]/).map(encodeStrictly).join('/');
  return `${folderUri.replace(/\/$/, '')}/${tail}`;
}

function encodeStrictly(segment: string): string {
  const hexed = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(segment).replace(/[!'()*]/g, hexed);
}

/** Path part of any URI, decoded, with `/`: what the engine judges places by. */
export function plainPath(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The file a notebook's cell belongs to; every other URI answers itself. */
export function fileUriOf(uri: string): string {
  if (!uri.startsWith('vscode-notebook-cell:')) return uri;
  const path = uri.slice('vscode-notebook-cell:'.length).replace(/#.*$/, '');
  return path.startsWith('//') ? `file:${path}` : path.startsWith('/') ? `file://${path}` : `untitled:${path}`;
}
