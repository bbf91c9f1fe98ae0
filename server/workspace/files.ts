// Walks files under a folder: leaves out what ignore rules say, follows no link out of it, survives what it cannot read.

import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import {
  createIgnore,
  detach,
  type FolderRules,
  gitIgnores,
  type Ignore,
  type IgnoreOptions,
  ownExcludes,
} from './git/git-ignore';
import { pathWithin } from './git/repository';
import { reasonOf } from './reading/safe-read';

export interface WalkOptions extends IgnoreOptions {
  /** A folder, or a single file, which is then always found. Absolute. */
  readonly root: string;
  /** Nothing but `.git` is left out. */
  readonly noIgnore?: boolean;
  /** Shared with other questions about the same files; made from the options when absent. */
  readonly ignore?: Ignore;
  readonly signal?: AbortSignal;
}

/** `file` is the path relative to the root, with `/`. */
export type Walked =
  | { readonly kind: 'file'; readonly path: string; readonly file: string }
  | { readonly kind: 'skipped'; readonly path: string; readonly file: string; readonly reason: string }
  /** A file or a whole folder that ignore rules leave out. */
  | { readonly kind: 'ignored'; readonly path: string; readonly file: string };

/**
 * Files in the order of their names, folders in place. Stops when the signal is aborted.
 * A root that is itself ignored (`node_modules`) was asked for by name: rules that stand above it do not count then.
 */
export async function* walkFiles(options: WalkOptions): AsyncGenerator<Walked> {
  for await (const run of walkInRuns(options)) {
    for (const walked of run) {
      if (options.signal?.aborted) return;
      yield walked;
    }
  }
}

/** The same, many at a time: what waits between two files costs more than finding them. */
export async function* walkInRuns(options: WalkOptions): AsyncGenerator<readonly Walked[]> {
  const root = resolve(options.root);
  const kind = await rootKind(root);
  if (kind === 'folder') yield* walkRoot({ ...options, root });
  else if (kind === 'file') yield [{ kind: 'file', path: root, file: basename(root) }];
  else yield [{ kind: 'skipped', path: root, file: basename(root), reason: kind }];
}

interface Walk {
  readonly root: string;
  readonly ignore: Ignore;
  readonly noIgnore: boolean;
  readonly signal: AbortSignal | undefined;
  readonly links: string[];
}

async function* walkRoot(options: WalkOptions): AsyncGenerator<readonly Walked[]> {
  const { root, noIgnore = false, signal } = options;
  const ignore = options.ignore ?? createIgnore(options);
  const walk: Walk = { root, ignore, noIgnore, signal, links: [] };
  const rules = await ignore.rules(root);
  const entries = await entriesOf(root);
  if (typeof entries === 'string') yield [{ kind: 'skipped', path: root, file: '.', reason: entries }];
  else {
    const top = rules.gitIgnored || rules.excluded ? detach(rules) : rules;
    yield* walkFolders(walk, { rules: top, prefix: '', entries, next: 0 });
    yield* followLinks(walk, { rules: top, prefix: '', entries, next: 0 });
  }
}

/** A folder that is being walked. */
interface Level {
  readonly rules: FolderRules;
  /** Of the entries' paths relative to the root: empty, or ending with `/`. */
  readonly prefix: string;
  readonly entries: readonly Dirent[];
  /** Index of the entry that is next. */
  next: number;
}

/** What is waited for is only the reading of a folder. */
const longestRun = 256;

async function* walkFolders(walk: Walk, top: Level): AsyncGenerator<readonly Walked[]> {
  const levels = [top];
  let run: Walked[] = [];
  for (let level = levels.at(-1); level && !walk.signal?.aborted; level = levels.at(-1)) {
    const entry = level.entries[level.next++];
    if (!entry) levels.pop();
    else {
      const one = meet(walk, level, entry);
      if (one) run.push(one);
      else if (entry.isDirectory() && entry.name !== '.git') {
        const inner = await enter(walk, level, entry.name);
        if ('kind' in inner) run.push(inner);
        else levels.push(inner);
      }
    }
    if (run.length < longestRun) continue;
    yield run;
    run = [];
  }
  if (!walk.signal?.aborted && run.length > 0) yield run;
}

/** What there is to say of an entry; undefined for a folder to enter, and for what is passed by for now. */
function meet(walk: Walk, { rules, prefix }: Level, entry: Dirent): Walked | undefined {
  if (entry.name === '.git') return undefined;
  const path = below(rules.folder, entry.name);
  const file = prefix + entry.name;
  if (isLeftOut(walk, rules, entry)) return { kind: 'ignored', path, file };
  if (entry.isDirectory()) return undefined;
  if (!entry.isSymbolicLink()) return found(entry, path, file);
  walk.links.push(file);
  return undefined;
}

/** Both are clean already, so that nothing is left to `join`. */
const below = (folder: string, name: string): string => (folder.endsWith(sep) ? folder : folder + sep) + name;

async function enter(walk: Walk, { rules, prefix }: Level, name: string): Promise<Level | Walked> {
  const path = below(rules.folder, name);
  const file = prefix + name;
  const entries = await entriesOf(path);
  if (typeof entries === 'string') return { kind: 'skipped', path, file, reason: entries };
  const inner = await walk.ignore.below(rules, name, new Set(entries.map((entry) => entry.name)));
  return { rules: inner, prefix: `${file}/`, entries, next: 0 };
}

const isLeftOut = (walk: Walk, rules: FolderRules, entry: Dirent): boolean =>
  leavesOut(walk, rules, entry.name, entry.isDirectory());

const leavesOut = ({ noIgnore }: Walk, rules: FolderRules, name: string, isFolder: boolean): boolean =>
  !noIgnore && (ownExcludes(rules, name, isFolder) || gitIgnores(rules, name, isFolder));

function found(entry: Dirent, path: string, file: string): Walked {
  if (!entry.isFile()) return { kind: 'skipped', path, file, reason: 'not a regular file' };
  // The name was decoded with a loss: no path leads back to the file.
  if (entry.name.includes('\uFFFD')) return { kind: 'skipped', path, file, reason: 'file name is not UTF-8' };
  return { kind: 'file', path, file };
}

/** Links come last, behind the files that were found anyway. Links to folders are not followed: loops. */
async function* followLinks(walk: Walk, top: Level): AsyncGenerator<readonly Walked[]> {
  if (walk.links.length === 0) return;
  const realRoot = await realpath(walk.root);
  const followed = new Set<string>();
  for (const file of walk.links) {
    if (walk.signal?.aborted) return;
    const path = join(walk.root, file);
    const target = await targetOf(path);
    if ('reason' in target) yield [{ kind: 'skipped', path, file, reason: target.reason }];
    else {
      const inner = pathWithin(realRoot, target.path);
      if (inner === undefined) yield [{ kind: 'skipped', path, file, reason: 'link leads outside the scanned folder' }];
      else if (target.isFile && !followed.has(inner) && !isInGitFolder(inner) && !(await isFound(walk, top, inner))) {
        followed.add(inner);
        yield [{ kind: 'file', path, file }];
      }
    }
  }
}

/** Whether the walk came to a file: it was left out neither itself nor with a folder above it. */
async function isFound(walk: Walk, top: Level, file: string): Promise<boolean> {
  const folders = file.split('/');
  const name = folders.pop()!;
  let level = top;
  for (const folder of folders) {
    if (leavesOut(walk, level.rules, folder, true)) return false;
    const inner = await enter(walk, level, folder);
    if ('kind' in inner) return false;
    level = inner;
  }
  return !leavesOut(walk, level.rules, name, false) && !name.includes('\uFFFD');
}

const isInGitFolder = (file: string): boolean => file.split('/').includes('.git');

async function targetOf(path: string): Promise<{ path: string; isFile: boolean } | { reason: string }> {
  try {
    const target = await realpath(path);
    return { path: target, isFile: (await lstat(target)).isFile() };
  } catch (error) {
    const reason = reasonOf(error);
    return { reason: reason === 'deleted while scanned' ? 'broken symbolic link' : reason };
  }
}

/** Sorted entries, or the reason why there are none. */
async function entriesOf(folder: string): Promise<readonly Dirent[] | string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch (error) {
    return reasonOf(error);
  }
}

async function rootKind(root: string): Promise<'file' | 'folder' | (string & {})> {
  try {
    const kind = await stat(root);
    return kind.isDirectory() ? 'folder' : kind.isFile() ? 'file' : 'not a regular file';
  } catch (error) {
    const reason = reasonOf(error);
    return reason === 'deleted while scanned' ? 'not found' : reason;
  }
}
