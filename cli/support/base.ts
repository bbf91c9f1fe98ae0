// The folder that the paths of a report are relative to.

import { dirname, parse } from 'node:path';
import { pathWithin } from '../../server/workspace/git/repository';

export interface Target {
  /** Absolute. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** A single folder is its own base; else the working directory where it holds all targets, else their nearest common folder. */
export function baseOf(targets: readonly Target[], cwd: string): string {
  const [first] = targets;
  if (first?.isFolder && targets.length === 1) return first.path;
  const holdsAll = (folder: string) => targets.every(({ path }) => pathWithin(folder, path) !== undefined);
  if (!first || holdsAll(cwd)) return cwd;
  let folder = first.isFolder ? first.path : dirname(first.path);
  while (!holdsAll(folder) && folder !== parse(folder).root) folder = dirname(folder);
  return folder;
}
