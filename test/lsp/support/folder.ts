// Temporary folders on the real disk, addressed by URI.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Folder {
  readonly path: string;
  readonly uri: string;
  /** URI of a file in it. */
  at(name: string): string;
  write(name: string, text: string): string;
  remove(): void;
}

/** `files` by relative path; with `git` the folder is a repository that tracks nothing. */
export function createFolder(files: Readonly<Record<string, string>> = {}, { git = false } = {}): Folder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'scabbard-lsp-')));
  const at = (name: string) => pathToFileURL(join(path, name)).href;
  const write = (name: string, text: string) => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return at(name);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  if (git) write('.git/HEAD', 'ref: refs/heads/main\n');
  return {
    path,
    uri: pathToFileURL(path).href,
    at,
    write,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
