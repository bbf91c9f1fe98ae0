// The corpus: the text files of the pinned packages, as they lie in their tarballs.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { decode, sizeLimit } from '../../../server/workspace/reading/read-text';
import { corpusPackages } from '../pinned';
import { once } from './once';

export interface Corpus {
  readonly folder: string;
  /** Relative to the folder, with `/`, sorted. */
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Fetches what is missing. Files that are no text, or larger than the scan takes, are deleted: every program reads the same. */
export function corpus(): Corpus {
  const tarballs = once('tarballs', corpusPackages, (folder) =>
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', ...corpusPackages], { cwd: folder, stdio: 'pipe' }),
  );
  const folder = once('corpus', [corpusPackages, sizeLimit], (into) => unpack(tarballs, into));
  const files = filesBelow(folder);
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  return { folder, files, bytes };
}

function unpack(tarballs: string, folder: string): void {
  for (const tarball of readdirSync(tarballs)) {
    const into = join(folder, tarball.replace(/\.tgz$/, ''));
    mkdirSync(into);
    execFileSync('tar', ['-xzf', join(tarballs, tarball), '-C', into, '--strip-components=1'], { stdio: 'pipe' });
  }
  for (const file of filesBelow(folder)) if (!isText(join(folder, file))) rmSync(join(folder, file));
}

const isText = (path: string): boolean => statSync(path).size <= sizeLimit && 'text' in decode(readFileSync(path));

/** Regular files only: a link would be read twice. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
