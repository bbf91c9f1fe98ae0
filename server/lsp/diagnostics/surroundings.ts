// What holds for a file because of where it stands: settings, ignore rules, git, `.scabbard.json`.

import { dirname } from 'node:path';
import type { Settings } from '../../../protocol/settings';
import { type EnvName, envNameOf } from '../../dotenv/names';
import { nameOfUri, parentUri } from '../../uri';
import { createPolicy, type EnvPlace, envPlaceOf, type Policy } from '../../workspace/apply-config';
import { emptyConfig, parseConfig } from '../../workspace/config';
import { createIgnore, type Ignore } from '../../workspace/git/git-ignore';
import { pathWithin } from '../../workspace/git/repository';
import { findProject, type Project, projectPath } from '../../workspace/project';
import type { Configuration } from '../configuration';
import type { Folders } from '../folders';
import { fileUriOf, pathOfUri, plainPath } from '../wire/uris';

export interface Surroundings {
  /** The workspace folder, undefined for documents outside of all. */
  readonly folderUri: string | undefined;
  readonly settings: Settings;
  /** Path on disk; undefined for untitled and virtual documents. */
  readonly path: string | undefined;
  /** Left out by `.scabbardignore`, the exclude setting or the defaults. */
  readonly excluded: boolean;
  /** In git's index. */
  readonly tracked: boolean;
  /** Root of the enclosing git repository, undefined outside one. */
  readonly repositoryUri: string | undefined;
  /** What kind of env file this is, if it is one. */
  readonly env: EnvName | undefined;
  readonly envPlace: EnvPlace;
  /** Which findings are shown, from the settings and, where it is trusted, from `.scabbard.json`. */
  readonly policy: Policy;
  /** Path as the engine, `allow` and fingerprints speak of it. */
  readonly projectPath: string;
  /** Whether git ignores a file. True outside a repository. */
  readonly ignored: (uri: string) => Promise<boolean>;
}

export interface Around {
  of(uri: string): Promise<Surroundings>;
  /** What the files below a workspace folder have in common; undefined when it is not on disk. */
  treeOf(folderUri: string): Promise<Tree | undefined>;
  /** Forgets what was read from disk. */
  changed(): void;
}

interface Parts {
  readonly folders: Folders;
  readonly configuration: Configuration;
  /** Whether `.scabbard.json` may decide; it comes with the repository. */
  readonly isTrusted: () => boolean;
  /** Text of a file that is open in the editor; undefined leaves it to the disk. */
  readonly openText: (path: string) => string | undefined;
}

/** What one folder tree has in common. */
export interface Tree {
  /** Absolute path. */
  readonly root: string;
  readonly project: Project;
  readonly ignore: Ignore;
}

export function createAround(parts: Parts): Around {
  const trees = new Map<string, Promise<Tree>>();
  const treeAt = (root: string, exclude: readonly string[]): Promise<Tree> => {
    // The settings are part of the key: another exclude list makes another tree.
    const key = JSON.stringify([root, exclude]);
    const known = trees.get(key) ?? readTree(parts, root, exclude);
    trees.set(key, known);
    return known;
  };
  return {
    changed: () => trees.clear(),
    treeOf: async (folderUri) => {
      const root = pathOfUri(folderUri);
      const { exclude } = await parts.configuration.of(folderUri);
      return root === undefined ? undefined : treeAt(root, exclude);
    },
    of: async (uri) => {
      const fileUri = fileUriOf(uri);
      const folderUri = parts.folders.of(fileUri);
      const settings = await parts.configuration.of(folderUri);
      const path = pathOfUri(fileUri);
      const common = { folderUri, settings, path, env: envNameOf(nameOfUri(fileUri), settings['env.examples']) };
      if (path === undefined) return { ...common, ...nowhere(settings, fileUri) };
      const root = (folderUri && pathOfUri(folderUri)) ?? dirname(path);
      const tree = await treeAt(root, folderUri ? settings.exclude : []);
      return { ...common, ...(await onDisk(tree, { uri: fileUri, path, env: common.env, settings })) };
    },
  };
}

async function readTree({ isTrusted, openText }: Parts, root: string, exclude: readonly string[]): Promise<Tree> {
  const found = await findProject(root);
  const open = found.configPath === undefined ? undefined : openText(found.configPath);
  const config = !isTrusted() ? emptyConfig : open === undefined ? found.config : parseConfig(open);
  const project = { ...found, config };
  const excludes = [
    { base: root, patterns: exclude },
    { base: project.folder, patterns: config.values.exclude ?? [] },
  ];
  return { root, project, ignore: createIgnore({ root, exclude: excludes, openText }) };
}

/** An env file that is not on disk is as good as at home: nothing can commit it. */
function nowhere(settings: Settings, uri: string) {
  const env = envNameOf(nameOfUri(uri), settings['env.examples']);
  return {
    excluded: false,
    tracked: false,
    repositoryUri: undefined,
    envPlace: envPlaceOf(env, false, true),
    policy: createPolicy(emptyConfig, settings),
    projectPath: plainPath(uri),
    ignored: async () => true,
  };
}

interface OnDisk {
  readonly uri: string;
  readonly path: string;
  readonly env: EnvName | undefined;
  readonly settings: Settings;
}

async function onDisk({ project, ignore }: Tree, { uri, path, env, settings }: OnDisk) {
  const repository = await ignore.repository(path);
  return {
    excluded: await ignore.excluded(path),
    tracked: await ignore.tracked(path),
    repositoryUri: repository && ancestorUri(uri, path, repository.root),
    envPlace: envPlaceOf(env, repository !== undefined, await ignore.gitIgnored(path)),
    policy: createPolicy(project.config, settings),
    projectPath: projectPath(project, path),
    ignored: async (other: string) => {
      const otherPath = pathOfUri(other);
      if (otherPath === undefined || !(await ignore.repository(otherPath))) return true;
      return ignore.gitIgnored(otherPath);
    },
  };
}

/** URI of a folder above a file, climbing from the file's URI so that the editor's spelling is kept. */
function ancestorUri(uri: string, path: string, ancestor: string): string | undefined {
  const inner = pathWithin(ancestor, path);
  return inner?.split('/').reduce((folder) => parentUri(folder), uri);
}
