// Whether a file may be written: asked before a change is planned, so that none is made by halves.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';

/**
 * True for a file whose owner took away the right to write, which is a wish even where the system would let us pass (root),
 * and for one that this process may not write. False when it does not exist.
 */
export async function isReadOnly(path: string): Promise<boolean> {
  try {
    if (((await stat(path)).mode & 0o200) === 0) return true;
    await access(path, constants.W_OK);
    return false;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}
