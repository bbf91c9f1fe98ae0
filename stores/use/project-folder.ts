// Where paths in references begin for a terminal, which knows of no workspace: where the repository does.

import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The nearest folder upward with a `.git` (a file in worktrees and submodules); `folder` itself, absolute, where there is none. */
export async function projectFolderOf(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    const isRoot = await lstat(join(at, '.git')).then(
      () => true,
      () => false,
    );
    if (isRoot) return at;
    if (at === dirname(at)) return folder;
  }
}
