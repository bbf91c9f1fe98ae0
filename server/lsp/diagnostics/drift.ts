// Env files of one folder against each other: reads them, lets server/dotenv judge, applies the settings.

import type { Diagnostic } from 'vscode-languageserver/node';
import { atLeast } from '../../../protocol/finding';
import { findDrift } from '../../dotenv/drift';
import { readEnvFolder } from '../../dotenv/folder';
import type { EnvProblem } from '../../dotenv/problem';
import { isPlaceholder } from '../../engine/judge/placeholder';
import type { Host } from '../../host';
import { joinUri, parentUri } from '../../uri';
import { isAllowed, severityIn } from '../../workspace/apply-config';
import type { Detect } from '../../workspace/detect';
import { envDiagnostic, rangesIn } from '../convert';
import type { Documents } from '../documents';
import type { Client } from '../wire/client';
import { plainPath, uriKey } from '../wire/uris';
import type { Around } from './surroundings';

/** An env file of the folder, with or without problems. */
export interface DriftFile {
  readonly uri: string;
  readonly problems: readonly ShownProblem[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ShownProblem {
  readonly problem: EnvProblem;
  readonly diagnostic: Diagnostic;
}

export interface Drift {
  /** All env files and examples of a folder. */
  folder(folderUri: string): Promise<readonly DriftFile[]>;
  /** The problems shown in one file. */
  problemsIn(uri: string): Promise<readonly ShownProblem[]>;
}

interface Parts {
  readonly host: Host;
  readonly documents: Documents;
  readonly around: Around;
  readonly detect: Detect;
  readonly client: Client;
}

export function createDrift(parts: Parts): Drift {
  const folder = async (folderUri: string): Promise<readonly DriftFile[]> => {
    const { settings, folderUri: rootUri } = await parts.around.of(joinUri(folderUri, '.env'));
    // Outside of the workspace only what is open is looked at, so nobody else's files are compared.
    if (!settings.enable || (rootUri === undefined && !hasOpenFile(parts.documents, folderUri))) return [];
    const texts = await readFolder(parts, folderUri, settings['env.examples']);
    return Promise.all([...texts.files].map(([uri, text]) => showFile(parts, { uri, text, problems: texts.problems })));
  };
  return {
    folder,
    problemsIn: async (uri) => {
      const files = await folder(parentUri(uri));
      return files.find((file) => uriKey(file.uri) === uriKey(uri))?.problems ?? [];
    },
  };
}

const hasOpenFile = (documents: Documents, folderUri: string): boolean =>
  documents.all().some(({ uri }) => uriKey(parentUri(uri)) === uriKey(folderUri));

async function readFolder({ host, around, detect }: Parts, folderUri: string, exampleNames: readonly string[]) {
  const { repositoryUri, ignored, policy } = await around.of(joinUri(folderUri, '.env'));
  const folder = await readEnvFolder({
    host,
    folderUri,
    inRepository: repositoryUri !== undefined,
    isPlaceholder,
    ignored,
    tracked: async (uri) => (await around.of(uri)).tracked,
    credentials: (uri, text) => {
      const input = { text, path: plainPath(uri), fingerprintKey: policy.key };
      return detect(input).findings.filter(({ confidence }) => atLeast(confidence, policy.minimumConfidence));
    },
    exampleNames,
  });
  const files = new Map([...folder.layers, ...folder.examples].map(({ uri, text }) => [uri, text]));
  return { files, problems: findDrift(folder) };
}

interface FileProblems {
  readonly uri: string;
  readonly text: string;
  /** Of the whole folder. */
  readonly problems: readonly EnvProblem[];
}

async function showFile(
  { around, documents, client }: Parts,
  { uri, text, problems }: FileProblems,
): Promise<DriftFile> {
  const { policy, projectPath, excluded } = await around.of(uri);
  const open = documents.get(uri);
  const toRange = rangesIn({ text, version: open ? open.version : null });
  const own = excluded ? [] : problems.filter((problem) => uriKey(problem.uri) === uriKey(uri));
  const shown = own.flatMap((problem): ShownProblem[] => {
    const severity = severityIn(policy, problem.code, problem.severity);
    if (severity === 'off' || isAllowed(policy, problem.code, projectPath)) return [];
    const range = toRange(problem.start, problem.end);
    return [{ problem, diagnostic: envDiagnostic({ ...problem, severity }, range, client) }];
  });
  return { uri, problems: shown, diagnostics: shown.map(({ diagnostic }) => diagnostic) };
}
