// Where the enclosing git repository is, read from its files. Git itself is never started, so nothing it is configured to run runs.

import { stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readSmallText } from '../reading/safe-read';

export interface Repository {
  /** Top of the working tree, an absolute path. */
  readonly root: string;
  /** The git folder of this working tree; holds the index. */
  readonly gitFolder: string;
  /** The git folder shared by all working trees; holds config and info/exclude. */
  readonly commonFolder: string;
  /** 20 for SHA-1, 32 for SHA-256 repositories. */
  readonly hashBytes: 20 | 32;
  /** Whether git matches ignore patterns regardless of case here (`core.ignorecase`). */
  readonly ignoreCase: boolean;
}

/** The repository that holds `path` (a file or folder, absolute), or undefined outside one. */
export async function findRepository(path: string): Promise<Repository | undefined> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const repository = await repositoryAt(folder);
    if (repository || folder === dirname(folder)) return repository;
  }
}

/** The repository whose working tree starts exactly at `folder`. */
export async function repositoryAt(folder: string): Promise<Repository | undefined> {
  const gitFolder = await gitFolderOf(folder);
  if (!gitFolder) return undefined;
  const common = (await readSmallText(join(gitFolder, 'commondir'), 10_000))?.trim();
  const commonFolder = common ? resolve(gitFolder, common) : gitFolder;
  const config = parseGitConfig((await readSmallText(join(commonFolder, 'config'), 1_000_000)) ?? '');
  return {
    root: folder,
    gitFolder,
    commonFolder,
    hashBytes: config.get('extensions.objectformat')?.toLowerCase() === 'sha256' ? 32 : 20,
    ignoreCase: /^(?:true|yes|on|1)$/i.test(config.get('core.ignorecase') ?? ''),
  };
}

/** Path of a file relative to a folder above it, with `/`; undefined when it lies outside. */
export function pathWithin(folder: string, path: string): string | undefined {
  // As nearly always, and without a look at each of its parts.
  if (sep === '/' && path.startsWith(folder) && path[folder.length] === '/' && !oddPart.test(path))
    return path.slice(folder.length + 1);
  const inner = relative(folder, path);
  if (inner === '..' || inner.startsWith(`..${sep}`) || isAbsolute(inner)) return undefined;
  return sep === '/' ? inner : inner.split(sep).join('/');
}

/** An empty part, `.` or `..`. */
const oddPart = /\/(?:\.{0,2})(?:\/|$)/;

async function gitFolderOf(folder: string): Promise<string | undefined> {
  const dotGit = join(folder, '.git');
  const kind = await kindOf(dotGit);
  if (kind === 'folder') return (await isGitFolder(dotGit)) ? dotGit : undefined;
  if (kind !== 'file') return undefined;
  // A linked working tree or a submodule: a file with `gitdir: …`.
  const target = /^gitdir: (.+?)\s*$/.exec((await readSmallText(dotGit, 10_000)) ?? '')?.[1];
  const gitFolder = target ? resolve(folder, target) : undefined;
  return gitFolder && (await isGitFolder(gitFolder)) ? gitFolder : undefined;
}

async function isGitFolder(path: string): Promise<boolean> {
  return (await kindOf(join(path, 'HEAD'))) === 'file';
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'other' | undefined> {
  try {
    const found = await stat(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch {
    // Absent or unreadable: there is no repository we could use.
    return undefined;
  }
}

/** Just enough of git-config(1): `[section]` and `key = value`, both lower-cased; no includes, nothing is executed. */
export function parseGitConfig(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[([A-Za-z0-9.-]+)(?:\s+"[^"]*")?\]\s*$/.exec(line);
    const entry = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*(?:=\s*([^#;]*))?/.exec(line);
    if (header) section = header[1]!.toLowerCase();
    else if (entry) values.set(`${section}.${entry[1]!.toLowerCase()}`, entry[2]?.trim() ?? 'true');
  }
  return values;
}
