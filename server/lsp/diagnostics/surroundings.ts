// What holds for a file because of where it stands: settings, ignore rules, git, `.scabbard.json`.

import { dirname } from 'node:path';
import type { Settings } from '../../../protocol/settings';
import { type EnvName, envNameOf } from '../../dotenv/names';
import { nameOfUri, parentUri } from '../../uri';
import { createIgnore, type Ignore } from '../../workspace/git-ignore';
import { pathWithin } from '../../workspace/repository';
import type { Configuration } from '../configuration';
import type { Folders } from '../folders';
import { fileUriOf, pathOfUri, uriKey } from '../uris';

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
  /** Whether git ignores a file. True outside a repository. */
  readonly ignored: (uri: string) => Promise<boolean>;
}

export interface Around {
  of(uri: string): Promise<Surroundings>;
  /** The ignore rules for files below a workspace folder. */
  ignoreFor(folderUri: string, settings: Settings): Ignore | undefined;
  /** Forgets what was read from disk and of the settings. */
  changed(): void;
}

interface Parts {
  readonly folders: Folders;
  readonly configuration: Configuration;
  /** Text of an ignore file that is open in the editor; undefined leaves it to the disk. */
  readonly openText: (path: string) => string | undefined;
}

export function createAround({ folders, configuration, openText }: Parts): Around {
  const ignores = new Map<string, Ignore>();
  const ignoreAt = (root: string, exclude: readonly string[]): Ignore => {
    const known = ignores.get(root) ?? createIgnore({ root, exclude: [{ base: root, patterns: exclude }], openText });
    ignores.set(root, known);
    return known;
  };
  const ignoreFor = (folderUri: string, settings: Settings) => {
    const root = pathOfUri(folderUri);
    return root === undefined ? undefined : ignoreAt(root, settings.exclude);
  };
  return {
    ignoreFor,
    changed: () => ignores.clear(),
    of: async (uri) => {
      const fileUri = fileUriOf(uri);
      const folderUri = folders.of(fileUri);
      const settings = await configuration.of(folderUri);
      const path = pathOfUri(fileUri);
      const env = envNameOf(nameOfUri(fileUri), settings['env.examples']);
      const common = { folderUri, settings, path, env };
      if (path === undefined) return { ...common, ...nowhere };
      const ignore = folderUri ? ignoreFor(folderUri, settings) : ignoreAt(dirname(path), []);
      return ignore ? { ...common, ...(await onDisk(ignore, fileUri, path)) } : { ...common, ...nowhere };
    },
  };
}

const nowhere = { excluded: false, tracked: false, repositoryUri: undefined, ignored: async () => true };

async function onDisk(ignore: Ignore, uri: string, path: string) {
  const repository = await ignore.repository(path);
  return {
    excluded: await ignore.excluded(path),
    tracked: await ignore.tracked(path),
    repositoryUri: repository && ancestorUri(uri, path, repository.root),
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

/** Whether two URIs mean the same file. */
export const isSameFile = (a: string, b: string): boolean => uriKey(a) === uriKey(b);
