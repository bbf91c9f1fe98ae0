// Just enough of URIs (RFC 3986) for pure code: paths with `/`, no decoding.

/** Folder of a file or folder URI, without a trailing slash: `file:///a/b.ts` → `file:///a`. The root answers itself. */
export function parentUri(uri: string): string {
  const trimmed = uri.endsWith('/') ? uri.slice(0, -1) : uri;
  const cut = trimmed.lastIndexOf('/');
  const authorityEnd = trimmed.indexOf('://') + 3;
  return cut < authorityEnd ? uri : cut === authorityEnd ? trimmed.slice(0, cut + 1) : trimmed.slice(0, cut);
}

/** Child of a folder; `name` may be a relative path with `/`. */
export function joinUri(folderUri: string, name: string): string {
  return `${folderUri.endsWith('/') ? folderUri.slice(0, -1) : folderUri}/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** Last segment, percent-decoded. */
export function nameOfUri(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** True when `uri` is `folderUri` or lies below it. */
export function isWithin(uri: string, folderUri: string): boolean {
  const folder = folderUri.endsWith('/') ? folderUri : `${folderUri}/`;
  return uri === folderUri || uri.startsWith(folder);
}

/** Folders from the one that holds `uri` up to and including `rootUri`; only the first one when `uri` lies outside. */
export function foldersUpward(uri: string, rootUri: string | undefined): readonly string[] {
  const folders = [parentUri(uri)];
  while (rootUri && isWithin(folders.at(-1)!, rootUri) && folders.at(-1) !== rootUri.replace(/\/$/, '')) {
    const up = parentUri(folders.at(-1)!);
    if (up === folders.at(-1)) break;
    folders.push(up);
  }
  return folders;
}
