// Which files git ignores and which ones people told Scabbard to leave out, by the rules that hold in each folder.

import { basename, dirname, join, resolve } from 'node:path';
import { readSmallText } from '../reading/safe-read';
import { readTracked, type Tracked } from './git-index';
import { judge, type Pattern, parsePatterns } from './glob';
import { type Repository, repositoryAt } from './repository';

export interface IgnoreOptions {
  /** Scanned or workspace folder, absolute. Outside a repository `.scabbardignore` files count from here downward. */
  readonly root: string;
  /** More patterns to leave out, in gitignore syntax relative to `base` (an absolute folder). */
  readonly exclude?: readonly { readonly base: string; readonly patterns: readonly string[] }[];
  /** Unsaved text of an ignore file that is open in an editor; undefined leaves it to the disk. */
  readonly openText?: (path: string) => string | undefined;
}

export interface Ignore {
  /** True when git ignores this file or a folder above it. False outside a repository and for what git tracks. */
  gitIgnored(path: string): Promise<boolean>;
  /** True when the file is in git's index. */
  tracked(path: string): Promise<boolean>;
  /** The repository that holds the file, undefined outside one. */
  repository(path: string): Promise<Repository | undefined>;
  /** True when `.scabbardignore`, the `exclude` patterns or (outside a repository) the defaults leave this file out. */
  excluded(path: string): Promise<boolean>;
  /** The rules for the entries of a folder, for walking. */
  rules(folder: string): Promise<FolderRules>;
  /** The rules of a subfolder, without keeping them; `names` of its entries, where they are known, save looking for ignore files. */
  below(parent: FolderRules, name: string, names?: ReadonlySet<string>): Promise<FolderRules>;
  /** Forgets everything read: an ignore file, an index or a repository changed. */
  clear(): void;
}

/** What holds for the direct entries of one folder. */
export interface FolderRules {
  readonly folder: string;
  readonly repository: Repository | undefined;
  readonly tracked: Tracked | undefined;
  /** From the repository's root to here, ending with `/` unless empty. */
  readonly trackedPrefix: string;
  /** The folder itself is ignored, so everything in it is, whatever other patterns say. */
  readonly gitIgnored: boolean;
  readonly excluded: boolean;
  /** Innermost first. */
  readonly gitLevels: readonly Level[];
  readonly ownLevels: readonly Level[];
}

/** The patterns of one file, and the path (ending with `/` unless empty) from where they stand to the current folder. */
interface Level {
  readonly patterns: readonly Pattern[];
  readonly prefix: string;
}

/** Outside a repository nothing says which folders hold other people's code; these always do. */
const defaultExclude = 'node_modules/\nbower_components/\n.venv/\n__pycache__/\n.tox/\n';

/** Reads ignore files and the index lazily, once each until `clear`. Never starts a process. */
export function createIgnore(options: IgnoreOptions): Ignore {
  const root = resolve(options.root);
  const known = new Map<string, Promise<FolderRules>>();
  const whole = { ...options, root };
  const below = (parent: FolderRules | undefined, folder: string, names?: ReadonlySet<string>) =>
    readRules(whole, parent, { folder, names });
  const rules = (folder: string): Promise<FolderRules> => {
    const path = resolve(folder);
    const found =
      known.get(path) ??
      (dirname(path) === path ? below(undefined, path) : rules(dirname(path)).then((parent) => below(parent, path)));
    known.set(path, found);
    return found;
  };
  const inFolderOf = (path: string) => rules(dirname(resolve(path)));
  return {
    rules,
    below: (parent, name, names) => below(parent, join(parent.folder, name), names),
    gitIgnored: async (path) => gitIgnores(await inFolderOf(path), basename(path), false),
    tracked: async (path) => isTracked(await inFolderOf(path), basename(path), false),
    repository: async (path) => (await inFolderOf(path)).repository,
    excluded: async (path) => ownExcludes(await inFolderOf(path), basename(path), false),
    clear: () => known.clear(),
  };
}

/** Git's verdict on an entry of a folder. */
export function gitIgnores(rules: FolderRules, name: string, isFolder: boolean): boolean {
  if (!rules.repository || isTracked(rules, name, isFolder)) return false;
  return rules.gitIgnored || (judgeLevels(rules.gitLevels, name, isFolder) ?? false);
}

/** Our verdict on an entry of a folder. */
export function ownExcludes(rules: FolderRules, name: string, isFolder: boolean): boolean {
  return rules.excluded || (judgeLevels(rules.ownLevels, name, isFolder) ?? false);
}

/** The rules of an ignored folder that somebody asked for by name: only what stands in it and below it counts. */
export function detach(rules: FolderRules): FolderRules {
  const inFolder = (levels: readonly Level[]) => levels.filter(({ prefix }) => prefix === '');
  return {
    ...rules,
    gitIgnored: false,
    excluded: false,
    gitLevels: inFolder(rules.gitLevels),
    ownLevels: inFolder(rules.ownLevels),
  };
}

function isTracked(rules: FolderRules, name: string, isFolder: boolean): boolean {
  const path = rules.trackedPrefix + name;
  return (isFolder ? rules.tracked?.folder(path) : rules.tracked?.file(path)) ?? false;
}

function judgeLevels(levels: readonly Level[], name: string, isFolder: boolean): boolean | undefined {
  for (const { patterns, prefix } of levels) {
    const verdict = judge(patterns, prefix + name, isFolder);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

interface Folder {
  readonly folder: string;
  readonly names: ReadonlySet<string> | undefined;
}

async function readRules(
  options: IgnoreOptions,
  parent: FolderRules | undefined,
  { folder, names }: Folder,
): Promise<FolderRules> {
  const name = basename(folder);
  const has = (entry: string): boolean => names?.has(entry) ?? true;
  const starting = has('.git') ? await repositoryAt(folder) : undefined;
  const repository = starting ?? parent?.repository;
  const ignoreCase = repository?.ignoreCase ?? false;
  const outer = (levels: readonly Level[] = []) =>
    levels.map(({ patterns, prefix }) => ({ patterns, prefix: `${prefix}${name}/` }));
  const read = async (file: string): Promise<readonly Level[]> =>
    levelOf(options.openText?.(file) ?? (has(basename(file)) ? await readSmallText(file) : undefined), ignoreCase);
  // A repository inside another one follows its own rules only.
  const gitLevels = starting
    ? [
        ...(await read(join(folder, '.gitignore'))),
        ...levelOf(await readSmallText(join(starting.commonFolder, 'info', 'exclude')), ignoreCase),
      ]
    : repository
      ? [...(await read(join(folder, '.gitignore'))), ...outer(parent?.gitLevels)]
      : [];
  const inside = repository !== undefined || folder === options.root || (parent?.ownLevels.length ?? 0) > 0;
  return {
    folder,
    repository,
    tracked: starting ? await readTracked(starting) : parent?.tracked,
    trackedPrefix: starting || !parent?.repository ? '' : `${parent.trackedPrefix}${name}/`,
    gitIgnored: !starting && parent !== undefined && isIgnoredFolder(parent, name),
    excluded: parent !== undefined && ownExcludes(parent, name, true),
    gitLevels,
    ownLevels: [
      ...(inside ? await read(join(folder, '.scabbardignore')) : []),
      ...excludeLevels(options, folder, ignoreCase),
      ...outer(parent?.ownLevels),
      ...(folder === options.root && !repository ? levelOf(defaultExclude, false) : []),
    ],
  };
}

/** Unlike `gitIgnores`, says that an ignored folder is ignored even when git tracks a file in it: the others are not. */
function isIgnoredFolder(parent: FolderRules, name: string): boolean {
  return parent.gitIgnored || (judgeLevels(parent.gitLevels, name, true) ?? false);
}

function excludeLevels({ exclude = [] }: IgnoreOptions, folder: string, ignoreCase: boolean): readonly Level[] {
  return exclude
    .filter(({ base }) => resolve(base) === folder)
    .flatMap(({ patterns }) => levelOf(patterns.join('\n'), ignoreCase));
}

function levelOf(text: string | undefined, ignoreCase: boolean): readonly Level[] {
  const patterns = text ? parsePatterns(text, ignoreCase) : [];
  return patterns.length > 0 ? [{ patterns, prefix: '' }] : [];
}
