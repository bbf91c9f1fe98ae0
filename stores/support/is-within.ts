// Whether one path is inside of another, as they are written: links are the caller's to follow.

import { isAbsolute, relative, sep } from 'node:path';

/** The folder itself, or below it; both absolute. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
