// The env files of a folder on disk, with git's view of them: what drift is judged on.

import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type EnvFolder, readEnvFolder } from '../dotenv/folder';
import type { Span } from '../dotenv/parse';
import { isPlaceholder } from '../engine/judge/placeholder';
import type { Ignore } from './git/git-ignore';
import { readText } from './reading/read-text';

export interface EnvFilesRequest {
  /** Absolute. */
  readonly folder: string;
  readonly ignore: Ignore;
  /** Spans of the credentials in an example, given its absolute path and text. */
  readonly credentials: (path: string, text: string) => readonly Span[];
}

/** URIs in the answer are `file:` URIs as node writes them. */
export async function readEnvFiles({ folder, ignore, credentials }: EnvFilesRequest): Promise<EnvFolder> {
  return readEnvFolder({
    host: { read: (uri) => readFile(fileURLToPath(uri)), list: (uri) => listFiles(fileURLToPath(uri)) },
    folderUri: pathToFileURL(folder).href,
    inRepository: (await ignore.repository(`${folder}/.env`)) !== undefined,
    isPlaceholder,
    ignored: (uri) => ignore.gitIgnored(fileURLToPath(uri)),
    tracked: (uri) => ignore.tracked(fileURLToPath(uri)),
    credentials: (uri, text) => credentials(fileURLToPath(uri), text),
  });
}

async function readFile(path: string): Promise<string | undefined> {
  const read = await readText(path);
  return 'text' in read ? read.text : undefined;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch {
    // Deleted since: a folder without env files.
    return [];
  }
}
