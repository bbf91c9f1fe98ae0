// What belongs together: the folder of `.scabbard.json`, else the repository, else the scanned folder.

import { dirname, join, resolve } from 'node:path';
import { type Config, configFileName, emptyConfig, readConfig } from './config';
import { findRepository, pathWithin, type Repository } from './git/repository';

export interface Project {
  /** Absolute. Paths of `exclude`, `allow` and fingerprints are relative to it. */
  readonly folder: string;
  readonly repository: Repository | undefined;
  readonly config: Config;
  /** Absolute path of the file the configuration came from. */
  readonly configPath: string | undefined;
}

/**
 * The nearest `.scabbard.json` from `root` upward counts, not beyond the repository, and outside one only in `root` itself.
 * `configPath` names another file; undefined is answered when that one cannot be read.
 */
export async function findProject(root: string): Promise<Project>;
export async function findProject(root: string, configPath: string | undefined): Promise<Project | undefined>;
export async function findProject(root: string, configPath?: string): Promise<Project | undefined> {
  const start = resolve(root);
  const repository = await findRepository(start);
  if (configPath !== undefined) {
    const config = await readConfig(configPath);
    return config && { folder: repository?.root ?? start, repository, config, configPath: resolve(configPath) };
  }
  for (const folder of foldersFrom(start, repository?.root ?? start)) {
    const path = join(folder, configFileName);
    const config = await readConfig(path);
    if (config) return { folder, repository, config, configPath: path };
  }
  return { folder: repository?.root ?? start, repository, config: emptyConfig, configPath: undefined };
}

/** The path of a file in the words of its project; for files outside of it their absolute path. */
export function projectPath(project: Project, path: string): string {
  return pathWithin(project.folder, path) ?? path.replaceAll('\\', '/');
}

function foldersFrom(start: string, top: string): readonly string[] {
  const folders = [start];
  while (folders.at(-1) !== top && folders.at(-1) !== dirname(folders.at(-1)!)) folders.push(dirname(folders.at(-1)!));
  return folders;
}
