// The env files of one folder, read together: what drift is judged on.

import type { Host } from '../host';
import { joinUri } from '../uri';
import { type EnvName, envNameOf, exampleNames, layerOrder } from './names';
import type { Span } from './parse';

export interface EnvDocument {
  readonly uri: string;
  readonly name: EnvName;
  readonly text: string;
  /** By the ignore files of git. */
  readonly ignored: boolean;
  /** In the index of git. */
  readonly tracked: boolean;
  /** Credentials the engine found in an example; UTF-16 offsets of their values. */
  readonly credentials: readonly Span[];
}

export interface EnvFolder {
  /** Lowest first: `.env`, `.env.local`, then the modes. */
  readonly layers: readonly EnvDocument[];
  /** At most one for all modes and one per mode. */
  readonly examples: readonly EnvDocument[];
  readonly inRepository: boolean;
  /** Whether a value is one written to be replaced: the engine's judgement. */
  readonly isPlaceholder: (value: string) => boolean;
}

export interface FolderRequest {
  readonly host: Pick<Host, 'read' | 'list'>;
  readonly folderUri: string;
  readonly inRepository: boolean;
  readonly isPlaceholder: (value: string) => boolean;
  readonly ignored: (uri: string) => Promise<boolean>;
  readonly tracked: (uri: string) => Promise<boolean>;
  /** Findings of the credential rules in an example. */
  readonly credentials: (uri: string, text: string) => readonly Span[];
  /** The setting `scabbard.env.examples`. */
  readonly exampleNames?: readonly string[];
}

/** Reads all layers and examples of a folder; a file that cannot be read is left out. */
export async function readEnvFolder(request: FolderRequest): Promise<EnvFolder> {
  const examplesByRank = request.exampleNames ?? exampleNames;
  const names = (await request.host.list(request.folderUri)).toSorted();
  const found = names.flatMap((name) => {
    const envName = envNameOf(name, examplesByRank);
    return envName ? [{ name, envName }] : [];
  });
  const rank = (name: string) => examplesByRank.findIndex((example) => name.endsWith(example.replace(/^\.env/, '')));
  const examples = found
    .filter(({ envName }) => envName.kind === 'example')
    .sort((a, b) => rank(a.name) - rank(b.name))
    .filter((one, at, all) => all.findIndex((other) => other.envName.mode === one.envName.mode) === at);
  const layers = found
    .filter(({ envName }) => envName.kind === 'layer')
    .sort((a, b) => layerOrder(a.envName) - layerOrder(b.envName));
  return {
    layers: await readAll(request, layers),
    examples: await readAll(request, examples),
    inRepository: request.inRepository,
    isPlaceholder: request.isPlaceholder,
  };
}

async function readAll(
  request: FolderRequest,
  files: readonly { readonly name: string; readonly envName: EnvName }[],
): Promise<readonly EnvDocument[]> {
  const documents = await Promise.all(files.map(({ name, envName }) => readOne(request, name, envName)));
  return documents.filter((document) => document !== undefined);
}

async function readOne(request: FolderRequest, name: string, envName: EnvName): Promise<EnvDocument | undefined> {
  const uri = joinUri(request.folderUri, name);
  const text = await request.host.read(uri);
  if (text === undefined) return undefined;
  const [ignored, tracked] = await Promise.all([request.ignored(uri), request.tracked(uri)]);
  const credentials = envName.kind === 'example' ? request.credentials(uri, text) : [];
  return { uri, name: envName, text, ignored, tracked, credentials };
}
