// Finds and reads kubeconfigs as kubectl does, with one difference: a file of the workspace is never one of them.

import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import type { StoreHost } from '../../../host';
import { cancelled, found, type Result, refused } from '../../../store';
import { isWithin } from '../../../support/is-within';
import { readText } from '../../../support/read-text';
import type { KubeSettings } from '../settings';
import {
  type ClusterEntry,
  type ContextEntry,
  type KubeconfigFile,
  kubeconfigSchema,
  type UserEntry,
} from './kubeconfig-schema';

export interface Kubeconfig {
  readonly current?: string;
  readonly contexts: ReadonlyMap<string, ContextEntry>;
  readonly clusters: ReadonlyMap<string, Located<ClusterEntry>>;
  readonly users: ReadonlyMap<string, Located<UserEntry>>;
}

/** Relative paths in the entry begin at `folder`, that of its kubeconfig. */
export interface Located<T> {
  readonly folder: string;
  readonly entry: T;
}

/** Bytes. Kubeconfigs with embedded certificates of many clusters are a few hundred kilobytes. */
const sizeLimit = 4_000_000;

interface Reading {
  readonly settings: KubeSettings;
  readonly host: StoreHost;
  readonly signal?: AbortSignal;
}

/** All files merged: of entries with one name the first counts. */
export async function readKubeconfig(reading: Reading): Promise<Result<Kubeconfig>> {
  const paths = await pathsOf(reading);
  if (!paths.ok) return paths;
  const files: Located<KubeconfigFile>[] = [];
  for (const path of paths.value) {
    const file = await readFile(path, reading.signal);
    if (!file.ok) return file;
    files.push({ folder: dirname(path), entry: file.value });
  }
  return found(merge(files));
}

/** Where credentials are looked for, in words; nothing is read for it. */
export function kubeconfigWords({ kubeconfig }: KubeSettings, { env }: StoreHost): string {
  return kubeconfig ?? (env.KUBECONFIG ? 'the files of KUBECONFIG' : '~/.kube/config');
}

/** Those that exist. A file that the user's settings name must exist; of a list, some may not, as for kubectl. */
async function pathsOf({ settings, host, signal }: Reading): Promise<Result<readonly string[]>> {
  if (signal?.aborted) return cancelled();
  const listed = settings.kubeconfig ?? host.env.KUBECONFIG ?? '';
  const paths = settings.kubeconfig ? [settings.kubeconfig] : listed.split(host.platform === 'win32' ? ';' : ':');
  const named = paths.filter((path) => path !== '');
  if (named.length === 0) named.push(join(host.home, '.kube', 'config'));
  if (!named.every(isAbsolute)) return refused('misconfigured', 'KUBECONFIG holds a path that is not absolute.');
  const existing: string[] = [];
  for (const path of named) {
    if (await isInside(path, host)) return refused('misconfigured', inWorkspace);
    if (settings.kubeconfig || (await exists(path))) existing.push(path);
  }
  return found(existing);
}

const inWorkspace =
  'A kubeconfig can start programs, so one inside the workspace is not used. Move it to your home folder.';

async function readFile(path: string, signal?: AbortSignal): Promise<Result<KubeconfigFile>> {
  const text = await readText(path, { limit: sizeLimit, signal });
  if (!text.ok && text.problem.kind === 'cancelled') return text;
  if (!text.ok) return refused(text.problem.kind, 'The kubeconfig cannot be read.');
  const read = kubeconfigSchema().safeParse(parseYaml(text.value));
  return read.success ? found(read.data) : refused('misconfigured', 'The kubeconfig is malformed.');
}

/** Undefined, which no schema takes, for what is no YAML. An empty file is an empty kubeconfig. */
function parseYaml(text: string): unknown {
  try {
    const document = parseDocument(text, { schema: 'failsafe', customTags: ['null', 'bool'], logLevel: 'silent' });
    if (document.errors.length > 0) return undefined;
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch {
    // Too many aliases.
    return undefined;
  }
}

function merge(files: readonly Located<KubeconfigFile>[]): Kubeconfig {
  const contexts = new Map<string, ContextEntry>();
  const clusters = new Map<string, Located<ClusterEntry>>();
  const users = new Map<string, Located<UserEntry>>();
  for (const { folder, entry: file } of files) {
    for (const { name, context } of file.contexts ?? []) if (context) addNew(contexts, name, context);
    for (const { name, cluster } of file.clusters ?? [])
      if (cluster) addNew(clusters, name, { folder, entry: cluster });
    for (const { name, user } of file.users ?? []) if (user) addNew(users, name, { folder, entry: user });
  }
  const current = files.map(({ entry }) => entry['current-context']).find((name) => name !== undefined);
  return { contexts, clusters, users, ...(current !== undefined && { current }) };
}

function addNew<T>(entries: Map<string, T>, name: string, entry: T): void {
  if (!entries.has(name)) entries.set(name, entry);
}

/** In the workspace, also when one of both is reached by a symbolic link. A workspace around the user's own home is the user's. */
export async function isInside(path: string, { workspace, home }: StoreHost): Promise<boolean> {
  const folders = workspace.filter((folder) => !isWithin(resolve(home), resolve(folder)));
  const [real, ...realFolders] = await Promise.all([path, ...folders].map(realOf));
  return folders.some((folder, at) => isWithin(resolve(path), resolve(folder)) || isWithin(real!, realFolders[at]!));
}

/** What does not exist is where it would be. */
const realOf = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    // A file that is there and may not be looked at is read next, which says so.
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
