// The env files and examples of the workspace, on disk or open.

import { type CancellationToken, type Uri, workspace } from 'vscode';
import { isEnvDocument, isServed } from './documents';
import { isEnvName, isExampleName, lastSegment } from './names';

export interface EnvFiles {
  /** Files that hold values. */
  readonly layers: readonly Uri[];
  /** Files that document them. */
  readonly examples: readonly Uri[];
}

/** More than these nobody can choose from. */
const limit = 500;

/** Sorted by path. Dependencies' folders are left out. */
export async function findEnvFiles(token?: CancellationToken): Promise<EnvFiles> {
  const found = await workspace.findFiles('**/{.env*,*.env}', '**/{node_modules,.git,.venv,venv}/**', limit, token);
  const configured = await configuredExamples(token);
  const open = workspace.textDocuments.filter((document) => isServed(document) && isEnvDocument(document));
  const all = unique([
    ...found.filter(({ path }) => isEnvName(lastSegment(path))),
    ...configured,
    ...open.map(({ uri }) => uri),
  ]);
  const isExample = (uri: Uri) => isExampleName(lastSegment(uri.path), exampleNames(uri));
  return { layers: all.filter((uri) => !isExample(uri)), examples: all.filter(isExample) };
}

const exampleNames = (uri?: Uri): readonly string[] =>
  workspace.getConfiguration('scabbard', uri).get<string[]>('env.examples', []);

/** Names that the settings list and that do not look like env files, for instance `sample.settings`. */
async function configuredExamples(token: CancellationToken | undefined): Promise<readonly Uri[]> {
  const names = exampleNames().filter((name) => !isEnvName(name) && /^[\w.-]+$/.test(name));
  if (names.length === 0) return [];
  return workspace.findFiles(`**/{${names.join(',')},}`, '**/node_modules/**', limit, token);
}

function unique(uris: readonly Uri[]): readonly Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
