// Walks files under a folder: leaves out what ignore rules say, follows no link out of it, survives what it cannot read.

import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
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
  const root = resolve(options.root);
  const kind = await rootKind(root);
  if (kind === 'folder') yield* walkRoot({ ...options, root });
  else if (kind === 'file') yield { kind: 'file', path: root, file: basename(root) };
  else yield { kind: 'skipped', path: root, file: basename(root), reason: kind };
}

interface Walk {
  readonly root: string;
  readonly ignore: Ignore;
  readonly noIgnore: boolean;
  readonly signal: AbortSignal | undefined;
  /** Relative paths of the files found. */
  readonly found: Set<string>;
  readonly links: string[];
}

async function* walkRoot(options: WalkOptions): AsyncGenerator<Walked> {
  const { root, noIgnore = false, signal } = options;
  const ignore = options.ignore ?? createIgnore(options);
  const walk: Walk = { root, ignore, noIgnore, signal, found: new Set(), links: [] };
  const rules = await ignore.rules(root);
  const entries = await entriesOf(root);
  if (typeof entries === 'string') yield { kind: 'skipped', path: root, file: '.', reason: entries };
  else yield* walkFolder(walk, rules.gitIgnored || rules.excluded ? detach(rules) : rules, { prefix: '', entries });
  yield* followLinks(walk);
}

interface Listed {
  /** Of the entries' paths relative to the root: empty, or ending with `/`. */
  readonly prefix: string;
  readonly entries: readonly Dirent[];
}

async function* walkFolder(walk: Walk, rules: FolderRules, { prefix, entries }: Listed): AsyncGenerator<Walked> {
  for (const entry of entries) {
    if (walk.signal?.aborted) return;
    if (entry.name === '.git') continue;
    const path = join(rules.folder, entry.name);
    const file = prefix + entry.name;
    if (isLeftOut(walk, rules, entry)) yield { kind: 'ignored', path, file };
    else if (entry.isDirectory()) yield* walkBelow(walk, rules, { path, file, name: entry.name });
    else if (entry.isSymbolicLink()) walk.links.push(file);
    else yield found(walk, entry, path, file);
  }
}

async function* walkBelow(
  walk: Walk,
  rules: FolderRules,
  { path, file, name }: { readonly path: string; readonly file: string; readonly name: string },
): AsyncGenerator<Walked> {
  const entries = await entriesOf(path);
  if (typeof entries === 'string') {
    yield { kind: 'skipped', path, file, reason: entries };
    return;
  }
  const inner = await walk.ignore.below(rules, name, new Set(entries.map((entry) => entry.name)));
  yield* walkFolder(walk, inner, { prefix: `${file}/`, entries });
}

function isLeftOut({ noIgnore }: Walk, rules: FolderRules, entry: Dirent): boolean {
  if (noIgnore) return false;
  const isFolder = entry.isDirectory();
  return ownExcludes(rules, entry.name, isFolder) || gitIgnores(rules, entry.name, isFolder);
}

function found(walk: Walk, entry: Dirent, path: string, file: string): Walked {
  if (!entry.isFile()) return { kind: 'skipped', path, file, reason: 'not a regular file' };
  // The name was decoded with a loss: no path leads back to the file.
  if (entry.name.includes('\uFFFD')) return { kind: 'skipped', path, file, reason: 'file name is not UTF-8' };
  walk.found.add(file);
  return { kind: 'file', path, file };
}

/** Links come last, when it is known which of their targets were found anyway. Links to folders are not followed: loops. */
async function* followLinks(walk: Walk): AsyncGenerator<Walked> {
  if (walk.links.length === 0) return;
  const realRoot = await realpath(walk.root);
  for (const file of walk.links) {
    if (walk.signal?.aborted) return;
    const path = join(walk.root, file);
    const target = await targetOf(path);
    if ('reason' in target) yield { kind: 'skipped', path, file, reason: target.reason };
    else {
      const inner = pathWithin(realRoot, target.path);
      if (inner === undefined) yield { kind: 'skipped', path, file, reason: 'link leads outside the scanned folder' };
      else if (target.isFile && !walk.found.has(inner) && !isInGitFolder(inner)) {
        walk.found.add(inner);
        yield { kind: 'file', path, file };
      }
    }
  }
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
